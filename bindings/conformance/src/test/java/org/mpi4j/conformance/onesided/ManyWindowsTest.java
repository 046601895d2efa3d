package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mpi4j.Communicator;
import org.mpi4j.WindowFlavor;
import org.mpi4j.conformance.support.TestWindow;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Making and closing windows again and again takes nothing that is not given back. */
class ManyWindowsTest {
    private static final int WARM_UP = 10;
    private static final int TIMES = 250;

    /** Open files, mappings of shared files and threads; nothing where there is no /proc. */
    private record Held(long files, long mappings, long threads) {
        static Held now() throws IOException {
            Path self = Path.of("/proc/self");
            if (!Files.isDirectory(self)) {
                return new Held(0, 0, 0);
            }
            try (Stream<String> maps = Files.lines(self.resolve("maps"))) {
                long mapped = maps.filter(line -> line.contains("mpi4j-")).count();
                return new Held(entries(self.resolve("fd")), mapped, progressThreads());
            }
        }

        /** Not more; the collector may take away what tests before have left. */
        boolean isWithin(Held limit) {
            return files <= limit.files && mappings <= limit.mappings && threads <= limit.threads;
        }

        private static long entries(Path directory) throws IOException {
            try (Stream<Path> found = Files.list(directory)) {
                return found.count();
            }
        }

        private static long progressThreads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("mpi4j-progress"))
                    .count();
        }
    }

    private static void each(Communicator comm, int times) {
        for (WindowFlavor flavor : List.of(WindowFlavor.values())) {
            for (int i = 0; i < times; i++) {
                TestWindow.open(flavor, comm, 64, 8).close();
            }
        }
    }

    @MpiTest(
            ranks = 2,
            modes = MpiMode.PUREJAVA_PROCESSES,
            reason = "files and mappings are those of a process; Open MPI keeps some for the next")
    void whatWindowsHoldIsGivenBack(Communicator comm) throws IOException {
        each(comm, WARM_UP);
        Held before = Held.now();
        each(comm, TIMES);
        Held after = Held.now();
        assertTrue(after.isWithin(before), () -> "before " + before + ", after " + after);
    }
}
