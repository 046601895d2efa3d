package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of the pure-Java backend that have come since some moment and do not go. Those of other
 * jobs on this machine go soon.
 */
final class Leftovers {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Set<Path> before;

    private Leftovers(Set<Path> before) {
        this.before = before;
    }

    static Leftovers since() throws IOException {
        return new Leftovers(files());
    }

    void assertNone() throws IOException, InterruptedException {
        Set<Path> added = added();
        Set<Path> stay = new TreeSet<>(added);
        long start = System.nanoTime();
        while (!stay.isEmpty() && System.nanoTime() - start < PATIENCE_NANOS) {
            Thread.sleep(50);
            stay.retainAll(added());
        }
        assertEquals(Set.of(), stay);
    }

    private Set<Path> added() throws IOException {
        Set<Path> added = files();
        added.removeAll(before);
        return added;
    }

    private static Set<Path> files() throws IOException {
        Path shared = Path.of("/dev/shm");
        if (!Files.isDirectory(shared)) {
            return new TreeSet<>();
        }
        try (Stream<Path> listed = Files.list(shared)) {
            return listed.filter(path -> path.getFileName().toString().startsWith("mpi4j"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
