package org.mpi4j.conformance.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.mpi4j.Communicator;
import org.mpi4j.MpiFile;
import org.mpi4j.OpenMode;

/**
 * A new directory that all ranks know. When it is closed, every rank has done with it and nothing
 * but the files that the test names is in it.
 */
public final class SharedDirectory implements AutoCloseable {
    /** The one file of most tests. */
    public static final String FILE = "data";

    private final Communicator comm;
    private final Path path;

    /** Makes a directory. Collective. */
    public SharedDirectory(Communicator comm) {
        this.comm = comm;
        byte[] name = new byte[200];
        if (comm.rank() == 0) {
            byte[] made = make().toString().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(made, 0, name, 0, made.length);
        }
        comm.bcast(buffer(name), 0);
        path = Path.of(new String(name, StandardCharsets.UTF_8).trim());
    }

    private static Path make() {
        try {
            return Files.createTempDirectory("mpi4j-files-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path in it. */
    public String path(String name) {
        return path.resolve(name).toString();
    }

    /** Opens {@link #FILE} in it. Collective. */
    public MpiFile open(OpenMode first, OpenMode... more) {
        return comm.files().open(path(FILE), EnumSet.of(first, more));
    }

    /** Opens {@link #FILE} in it to be created, read and written. Collective. */
    public MpiFile create() {
        return open(OpenMode.RDWR, OpenMode.CREATE);
    }

    /** What is in {@link #FILE} when all ranks have come here. Collective. */
    public byte[] bytes() {
        comm.barrier();
        try {
            byte[] bytes = Files.readAllBytes(path.resolve(FILE));
            comm.barrier();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in it when all ranks have come here. Collective. */
    public List<String> names() {
        comm.barrier();
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            comm.barrier();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        comm.barrier();
        if (comm.rank() == 0) {
            try {
                Files.deleteIfExists(path.resolve(FILE));
                try (Stream<Path> files = Files.list(path)) {
                    assertEquals(List.of(), files.toList(), "left in the directory");
                }
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        comm.barrier();
    }
}
