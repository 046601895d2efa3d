package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * A file that stays open when a thread that uses it is interrupted. Java closes the channel then,
 * for all threads. Here it is opened again, if there still is the same file under its name, and the
 * access is repeated; it only names places in the file, so it may take place twice. The thread is
 * interrupted still when the call returns.
 */
final class SteadyFile {
    /** An access, which begins anew each time it is called. */
    interface Access<T> {
        T to(FileChannel file) throws IOException;
    }

    private final Path path;
    private final Set<? extends OpenOption> options;
    private final @Nullable Object identity;
    private volatile FileChannel channel;
    private volatile boolean closed;

    /**
     * Opens a file that exists.
     *
     * @throws IOException if the file system refuses
     */
    SteadyFile(Path path, Set<? extends OpenOption> options) throws IOException {
        this.path = path;
        this.options = options;
        this.channel = FileChannel.open(path, options);
        this.identity = identity();
    }

    Path path() {
        return path;
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /**
     * Makes an access.
     *
     * @param task what it does, for an error: follows "could not", and the path follows it
     */
    <T> T access(String task, Access<T> access) {
        try {
            return Uninterrupted.run(() -> attempt(access));
        } catch (IOException e) {
            throw FileErrors.of(e, task + " '" + path + "'");
        }
    }

    private <T> T attempt(Access<T> access) throws IOException {
        FileChannel now = channel;
        try {
            return access.to(now);
        } catch (ClosedChannelException e) {
            reopen(now, e);
            throw e;
        }
    }

    private synchronized void reopen(FileChannel lost, ClosedChannelException why)
            throws IOException {
        if (closed) {
            throw new IOException("it is closed", why);
        }
        if (channel != lost) {
            return; // another thread was faster
        }
        Object now = identity();
        if (now != null && !now.equals(identity)) {
            throw new MpiException(
                    ErrorClass.IO,
                    "'"
                            + path
                            + "' was closed because a thread was interrupted, and there is another"
                            + " file of that name now",
                    why);
        }
        channel = FileChannel.open(path, options);
    }

    /**
     * Reads until the range is full or the file ends.
     *
     * @param into memory; only its range is used, its position and limit are changed
     * @param at start of the range
     * @param length length of the range
     * @param offset where to read in the file
     * @return bytes read
     */
    int read(ByteBuffer into, int at, int length, long offset) {
        return access(
                "read from",
                file -> {
                    into.limit(at + length).position(at);
                    while (into.hasRemaining()) {
                        if (file.read(into, offset + into.position() - at) < 0) {
                            break;
                        }
                    }
                    return into.position() - at;
                });
    }

    /**
     * Writes a range.
     *
     * @param from memory; only its range is used, its position and limit are changed
     * @param at start of the range
     * @param length length of the range
     * @param offset where to write in the file
     */
    void write(ByteBuffer from, int at, int length, long offset) {
        access(
                "write " + length + " bytes at " + offset + " to",
                file -> {
                    from.limit(at + length).position(at);
                    while (from.hasRemaining()) {
                        file.write(from, offset + from.position() - at);
                    }
                    return length;
                });
    }

    long size() {
        return access("tell the size of", FileChannel::size);
    }

    /** Brings everything to the storage. */
    void force() {
        access(
                "synchronise",
                file -> {
                    file.force(true);
                    return file;
                });
    }

    synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw FileErrors.of(e, "close '" + path + "'");
        }
    }
}
