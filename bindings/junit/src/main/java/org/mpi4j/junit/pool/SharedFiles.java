package org.mpi4j.junit.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files of shared memory that killed processes leave behind. */
final class SharedFiles {
    private static final String SHARED = "/dev/shm/";

    private SharedFiles() {}

    /** The files in shared memory that a process has mapped; none where there is no /proc. */
    static Stream<String> mappedBy(ProcessHandle process) {
        Path maps = Path.of("/proc", String.valueOf(process.pid()), "maps");
        try {
            return Files.readAllLines(maps).stream()
                    .filter(line -> line.contains(SHARED))
                    .map(line -> line.substring(line.indexOf(SHARED)))
                    .filter(file -> !file.endsWith("(deleted)"));
        } catch (IOException e) {
            // It has ended already, or this system has no such list.
            return Stream.empty();
        }
    }

    static void delete(List<String> files) {
        try {
            for (String file : files) {
                Files.deleteIfExists(Path.of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteTree(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
