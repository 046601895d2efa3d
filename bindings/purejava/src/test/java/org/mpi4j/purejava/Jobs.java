package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import org.mpi4j.MpiProgram;
import org.mpi4j.ThreadLevel;
import org.mpi4j.spi.RunOptions;

/** Runs programs as threads; every failure of a rank fails the test. */
final class Jobs {
    static final RunOptions OPTIONS = new RunOptions(List.of("some", "args"), ThreadLevel.MULTIPLE);

    private Jobs() {}

    static void run(int ranks, MpiProgram program) {
        ThreadJob job = ThreadJob.start(ranks, OPTIONS, program);
        try {
            boolean ended = job.await(Duration.ofSeconds(60));
            job.failures().forEach((rank, why) -> fail("rank " + rank + " of " + ranks, why));
            assertTrue(ended, "ranks are still running");
        } catch (InterruptedException e) {
            fail("interrupted", e);
        } finally {
            job.abort("the test is over");
        }
    }
}
