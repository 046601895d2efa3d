package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.mpi4j.Communicator;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;
import org.mpi4j.conformance.support.TestWindow;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Making and closing windows again and again takes nothing that is not given back. */
class ManyWindowsTest {
    private static final int WARM_UP = 10;
    private static final int COLLECTIONS = 100;
    private static final long COLLECTION_NANOS = 100_000_000;
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
        // Before JDK 22, memory that the program has seen is the collector's to give back.
        for (int i = 0; i < COLLECTIONS && !after.isWithin(before); i++) {
            System.gc();
            LockSupport.parkNanos(COLLECTION_NANOS);
            after = Held.now();
        }
        Held last = after;
        assertTrue(last.isWithin(before), () -> "before " + before + ", after " + last);
    }

    @MpiTest(
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI frees the memory; the documentation says so")
    void aViewThatIsUsedTooLateEndsNothing(Communicator comm) {
        Window window = comm.windows().allocate(64, 1);
        ByteBuffer view = window.memory();
        view.put(0, (byte) 7);
        window.close();
        try {
            assertEquals(7, view.get(0));
        } catch (IllegalStateException refused) {
            assertTrue(Runtime.version().feature() >= 22, refused::toString);
        }
    }
}
