package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.FileRanks;

/**
 * What the ranks of an open file have together: the shared pointer, and locks on ranges of the file
 * for atomic mode.
 *
 * <p>If all are on one host, both are in a small file in memory (or where temporary files are),
 * which has lost its name before the file counts as open: nothing is left whoever is killed later.
 * Its locks stand for ranges of the data, so that the data file needs no permission for locking,
 * and no interruption of a thread that reads or writes gives them up.
 *
 * <p>If there are several hosts, which shows in that not all ranks find that file, the pointer is
 * in a hidden file beside the data, deleted when the data is closed, and the data itself is locked:
 * that is what makes NFS bring data from the server and back to it.
 */
final class Common implements AutoCloseable {
    private final SharedPointer pointer;
    private final @Nullable FileChannel memory;
    private final @Nullable Path beside;

    private Common(SharedPointer pointer, @Nullable FileChannel memory, @Nullable Path beside) {
        this.pointer = pointer;
        this.memory = memory;
        this.beside = beside;
    }

    /**
     * For the ranks of a file that is being opened; the pointer is at 0. Collective.
     *
     * @param directory where the ranks of one host make files in memory
     * @param data the file
     */
    static Common of(FileRanks ranks, Path directory, Path data) {
        return onOneHost(ranks, directory).orElseGet(() -> onSeveralHosts(ranks, data));
    }

    private static Optional<Common> onOneHost(FileRanks ranks, Path directory) {
        Path made = ranks.rank() == 0 ? make(directory, "mpi4j-") : null;
        Common opened = openMemory(named(ranks, made));
        boolean everywhere = ranks.least(opened == null ? 0 : 1)[0] == 1;
        delete(made);
        if (opened != null && !everywhere) {
            opened.close();
        }
        return everywhere ? Optional.ofNullable(opened) : Optional.empty();
    }

    static Common onSeveralHosts(FileRanks ranks, Path data) {
        // Hosts may reach the same directory by different names.
        Path directory = data.toAbsolutePath().getParent();
        Path made = ranks.rank() == 0 ? make(directory, "." + data.getFileName() + ".") : null;
        Path called = named(ranks, made == null ? null : made.getFileName());
        Path name = called == null || directory == null ? null : directory.resolve(called);
        SharedPointer opened = openBeside(name);
        if (ranks.least(opened == null ? 0 : 1)[0] == 1 && opened != null) {
            return new Common(opened, null, made);
        }
        if (opened != null) {
            opened.close();
        }
        delete(made);
        String why =
                "the shared pointer of '"
                        + data
                        + "', which ranks of several hosts have open, needs a file beside it that"
                        + " all of them can write";
        return new Common(new RefusedPointer(why), null, null);
    }

    /** What rank 0 has made; null if it has not. */
    private static @Nullable Path named(FileRanks ranks, @Nullable Path made) {
        String name = ranks.first(made == null ? "" : made.toString());
        return name.isEmpty() ? null : Path.of(name);
    }

    /** Null if the file system refuses, for whatever reason: there is another way. */
    private static @Nullable Path make(@Nullable Path directory, String prefix) {
        if (directory == null) {
            return null;
        }
        try {
            return Uninterrupted.run(
                    () -> filled(Files.createTempFile(directory, prefix, ".mpi4j")));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Path filled(Path made) throws IOException {
        try {
            return Files.write(made, new byte[Long.BYTES]);
        } catch (IOException e) {
            Files.deleteIfExists(made);
            throw e;
        }
    }

    /** Null if it cannot be opened: then it is not there for all, and the ranks agree on that. */
    private static @Nullable Common openMemory(@Nullable Path path) {
        try {
            return path == null ? null : Uninterrupted.run(() -> mapped(path));
        } catch (IOException e) {
            return null;
        }
    }

    private static Common mapped(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try {
            FileChannel.MapMode shared = FileChannel.MapMode.READ_WRITE;
            return new Common(new MappedPointer(file.map(shared, 0, Long.BYTES)), file, null);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** As {@link #openMemory}. */
    private static @Nullable SharedPointer openBeside(@Nullable Path path) {
        try {
            return path == null ? null : new LockedPointer(path);
        } catch (IOException e) {
            return null;
        }
    }

    private static void delete(@Nullable Path made) {
        if (made != null) {
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                throw FileErrors.of(e, "delete '" + made + "'");
            }
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw FileErrors.of(e, "close what the ranks of a file share");
        }
    }

    SharedPointer pointer() {
        return pointer;
    }

    /**
     * Waits until no other rank has a range of the data in a way that excludes this one.
     *
     * @param data the file
     * @param start bytes from its start
     * @param length at least 1
     */
    FileLock lock(SteadyFile data, long start, long length, RangeLock.Kind kind) {
        FileChannel stand = memory;
        if (stand == null) {
            return data.access("lock", file -> RangeLock.take(file, start, length, kind));
        }
        try {
            return RangeLock.take(stand, start, length, kind);
        } catch (IOException e) {
            throw FileErrors.of(e, "lock '" + data.path() + "'");
        }
    }

    /**
     * Makes what other hosts have brought to the storage visible on this one: NFS forgets what it
     * has kept when a file is locked.
     *
     * @param kind what the file is open for
     */
    void refresh(SteadyFile data, RangeLock.Kind kind) {
        if (memory == null) {
            unlock(lock(data, 0, 1, kind));
        }
    }

    /** Gives a lock back; it may have been lost with the channel. */
    static void unlock(FileLock lock) {
        try {
            if (lock.isValid()) {
                lock.release();
            }
        } catch (IOException e) {
            throw new MpiException(ErrorClass.IO, "could not give a lock back: " + e, e);
        }
    }

    /** When all ranks have done with it. */
    @Override
    public void close() {
        pointer.close();
        if (memory != null) {
            close(memory);
        }
        delete(beside);
    }
}
