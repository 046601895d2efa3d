package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** How long a file is, and that there is storage for it. Done by one rank for all. */
final class FileStorage {
    private static final int PIECE = 256 << 10;

    private FileStorage() {}

    static void resize(SteadyFile file, long bytes) {
        if (file.size() < bytes) {
            file.write(ByteBuffer.allocate(1), 0, 1, bytes - 1);
        } else {
            cut(file, bytes);
        }
    }

    private static void cut(SteadyFile file, long bytes) {
        file.access("cut off", channel -> channel.truncate(bytes));
    }

    /** Gives the first bytes storage. Java has no call for it, so zeros are written. */
    static void allocate(SteadyFile file, long bytes) {
        long size = file.size();
        requireRoom(file, bytes - size);
        fillHoles(file, Math.min(size, bytes));
        try {
            ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
            for (long at = size; at < bytes; at += PIECE) {
                file.write(zeros, 0, (int) Math.min(PIECE, bytes - at), at);
            }
        } catch (MpiException e) {
            cut(file, size);
            throw e;
        }
    }

    private static void requireRoom(SteadyFile file, long missing) {
        try {
            long room = Files.getFileStore(file.path()).getUsableSpace();
            if (missing > room) {
                throw new MpiException(
                        ErrorClass.NO_SPACE,
                        missing
                                + " bytes more for '"
                                + file.path()
                                + "' are more than the file system has: "
                                + room);
            }
        } catch (IOException e) {
            throw FileErrors.of(e, "preallocate '" + file.path() + "'");
        }
    }

    /** Writes zeros where zeros are read: there may be no storage behind them. */
    private static void fillHoles(SteadyFile file, long bytes) {
        if (bytes == 0) {
            return;
        }
        SteadyFile reader = reader(file);
        try {
            ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
            ByteBuffer there = ByteBuffer.allocateDirect(PIECE);
            for (long at = 0; at < bytes; at += PIECE) {
                int length = reader.read(there, 0, (int) Math.min(PIECE, bytes - at), at);
                if (there.position(0).limit(length).equals(zeros.position(0).limit(length))) {
                    file.write(zeros, 0, length, at);
                }
            }
        } finally {
            reader.close();
        }
    }

    /** The file may be open for writing only. */
    private static SteadyFile reader(SteadyFile file) {
        try {
            return new SteadyFile(file.path(), Set.of(StandardOpenOption.READ));
        } catch (IOException e) {
            throw FileErrors.of(e, "look for holes in '" + file.path() + "'");
        }
    }
}
