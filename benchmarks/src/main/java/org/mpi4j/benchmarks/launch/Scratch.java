package org.mpi4j.benchmarks.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary directory in which the twins of one launch make their files. They remove them, but
 * one that was ended cannot.
 */
final class Scratch implements AutoCloseable {
    private static final Set<Scratch> LIVE = ConcurrentHashMap.newKeySet();

    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    static Scratch create() {
        try {
            Scratch made = new Scratch(Files.createTempDirectory("mpi4j-bench"));
            LIVE.add(made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a virtual machine that is told to end, when all twins have ended. */
    static void closeAll() {
        LIVE.forEach(Scratch::close);
    }

    Path directory() {
        return directory;
    }

    /** Removes the directory, once. */
    @Override
    public void close() {
        if (!LIVE.remove(this)) {
            return;
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
