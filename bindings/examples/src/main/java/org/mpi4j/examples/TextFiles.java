package org.mpi4j.examples;

import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mpi4j.Communicator;

/**
 * The files to count, the same list at every rank.
 *
 * @param files in the order of their names
 */
record TextFiles(List<TextFile> files) {
    /**
     * One file.
     *
     * @param path where it is
     * @param size its bytes
     */
    record TextFile(Path path, long size) {}

    private static final String SEPARATOR = "\0";

    /** The list of a rank that has none of its own. */
    static TextFiles none() {
        return new TextFiles(List.of());
    }

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
        List<TextFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path path : entries.filter(TextFiles::isListed).sorted().toList()) {
                files.add(new TextFile(path, Files.size(path)));
            }
        }
        return new TextFiles(files);
    }

    private static boolean isListed(Path path) {
        return !path.getFileName().toString().startsWith(".") && !Files.isDirectory(path);
    }

    /** Gives every rank the list of the root. Collective; {@code own} is used at the root only. */
    static TextFiles bcast(TextFiles own, Communicator comm, int root) {
        int count = comm.bcast(own.files.size(), root);
        long[] sizes = own.files.stream().mapToLong(TextFile::size).toArray();
        sizes = comm.rank() == root ? sizes : new long[count];
        comm.bcast(buffer(sizes), root);
        List<String> names = own.files.stream().map(file -> file.path.toString()).toList();
        String[] paths = bcast(String.join(SEPARATOR, names), comm, root).split(SEPARATOR, -1);

        List<TextFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(new TextFile(Path.of(paths[i]), sizes[i]));
        }
        return new TextFiles(files);
    }

    private static String bcast(String text, Communicator comm, int root) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = comm.bcast(bytes.length, root);
        byte[] same = comm.rank() == root ? bytes : new byte[length];
        comm.bcast(buffer(same), root);
        return new String(same, StandardCharsets.UTF_8);
    }

    long totalSize() {
        return files.stream().mapToLong(TextFile::size).sum();
    }
}
