package org.mpi4j.purejava.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/**
 * A pointer in a small file beside the data, for ranks on several hosts: whoever reads or changes
 * it holds a lock on that file, which on NFS also makes what others have written visible.
 *
 * <p>Nothing here closes the file when a thread is interrupted.
 */
final class LockedPointer implements SharedPointer {
    private final Path path;
    private final RandomAccessFile file;

    /**
     * Opens the file of the pointer, which exists.
     *
     * @throws IOException if the file system refuses
     */
    LockedPointer(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public long get() {
        return move(was -> was);
    }

    @Override
    public synchronized long move(LongUnaryOperator next) {
        try {
            FileLock lock =
                    RangeLock.take(file.getChannel(), 0, Long.BYTES, RangeLock.Kind.WRITING);
            try {
                return moveLocked(next);
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw FileErrors.of(e, "move the shared pointer in '" + path + "'");
        }
    }

    private long moveLocked(LongUnaryOperator next) throws IOException {
        file.seek(0);
        long was = file.readLong();
        long becomes = next.applyAsLong(was);
        if (becomes != was) {
            file.seek(0);
            file.writeLong(becomes);
        }
        return was;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw FileErrors.of(e, "close '" + path + "'");
        }
    }
}
