package org.mpi4j.examples;

import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mpi4j.Communicator;

/**
 * The files to count, the same list at every rank.
 *
 * @param paths in the order of their names
 * @param sizes in bytes
 */
record TextFiles(List<Path> paths, long[] sizes) {
    private static final String SEPARATOR = "\0";

    /**
     * What {@code directory/*} stands for in a shell, without the directories in it: a link is what
     * it leads to, and names that start with a dot are left out.
     */
    static TextFiles list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory, or cannot be seen");
        }
        if (!Files.isReadable(directory)) {
            throw new IOException(directory + " cannot be read: no permission");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> paths =
                    entries.filter(path -> !path.getFileName().toString().startsWith("."))
                            .filter(path -> !Files.isDirectory(path))
                            .sorted()
                            .toList();
            long[] sizes = new long[paths.size()];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = Files.size(paths.get(i));
            }
            return new TextFiles(paths, sizes);
        }
    }

    /** Gives every rank the list of the root. Collective; {@code atRoot} is used there only. */
    static TextFiles bcast(TextFiles atRoot, Communicator comm, int root) {
        String joined = String.join(SEPARATOR, atRoot.paths.stream().map(Path::toString).toList());
        byte[] names = joined.getBytes(StandardCharsets.UTF_8);
        names = bcastBytes(names, comm, root);
        int count = comm.bcast(atRoot.sizes.length, root);
        long[] sizes = comm.rank() == root ? atRoot.sizes : new long[count];
        comm.bcast(buffer(sizes), root);
        return new TextFiles(paths(names, count), sizes);
    }

    /** The list of a rank that has none of its own. */
    static TextFiles none() {
        return new TextFiles(List.of(), new long[0]);
    }

    private static byte[] bcastBytes(byte[] bytes, Communicator comm, int root) {
        int length = comm.bcast(bytes.length, root);
        byte[] same = comm.rank() == root ? bytes : new byte[length];
        comm.bcast(buffer(same), root);
        return same;
    }

    private static List<Path> paths(byte[] names, int count) {
        if (count == 0) {
            return List.of();
        }
        String joined = new String(names, StandardCharsets.UTF_8);
        return Stream.of(joined.split(SEPARATOR, -1)).map(Path::of).toList();
    }

    long totalSize() {
        long total = 0;
        for (long size : sizes) {
            total += size;
        }
        return total;
    }
}
