package org.mpi4j.junit.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What jobs have left in shared memory since some moment: files that no living process uses. So
 * jobs of others, which come and go at the same time, are not taken for leftovers.
 */
public final class Leftovers {
    private static final Path SHARED = Path.of("/dev/shm");

    private final Set<String> before;

    private Leftovers(Set<String> before) {
        this.before = before;
    }

    /**
     * Starts to look.
     *
     * @return what is there now does not count
     * @throws IOException if shared memory cannot be listed
     */
    public static Leftovers since() throws IOException {
        return new Leftovers(files());
    }

    /**
     * New files that nobody uses.
     *
     * @param patience how long to wait for them to go
     * @return their paths; empty where there is no /dev/shm
     * @throws IOException if shared memory cannot be listed
     * @throws InterruptedException if the thread is interrupted
     */
    public List<String> after(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> left = unused();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            left = unused();
        }
        return left;
    }

    private List<String> unused() throws IOException {
        List<String> added = new ArrayList<>(files());
        added.removeAll(before);
        if (!added.isEmpty()) {
            ProcessHandle.allProcesses()
                    .flatMap(SharedFiles::mappedBy)
                    .forEach(used -> added.removeIf(used::startsWith));
        }
        return added;
    }

    private static Set<String> files() throws IOException {
        Set<String> found = new HashSet<>();
        if (Files.isDirectory(SHARED)) {
            try (Stream<Path> listed = Files.list(SHARED)) {
                listed.forEach(file -> found.add(file.toString()));
            }
        }
        return found;
    }
}
