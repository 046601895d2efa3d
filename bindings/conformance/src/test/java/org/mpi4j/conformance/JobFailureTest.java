package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.mpi4j.conformance.support.FatalProgram;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.conformance.support.ThrowingProgram;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.pool.Leftovers;

/** The uncaught exception of one rank ends the whole job and leaves nothing. */
class JobFailureTest {
    /** Of which the start of three virtual machines takes the most; five are promised when idle. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static void endsTheJob(Callable<Launched> launch) throws Exception {
        Leftovers leftovers = Leftovers.since();
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        Launched job = launch.call();
        String output = job.output();
        assertTrue(job.taken().compareTo(LIMIT) < 0, () -> "took " + job.taken());
        assertTrue(job.exitCodes().stream().allMatch(code -> code != 0), job::toString);
        assertTrue(output.contains("rank 1 of 3 failed"), output);
        assertTrue(output.contains("IllegalStateException: rank 1 cannot go on"), output);
        assertTrue(output.contains("at org.mpi4j.conformance.support.ThrowingProgram"), output);
        List<ProcessHandle> left =
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> !before.contains(process))
                        .toList();
        assertEquals(List.of(), left);
        assertEquals(List.of(), leftovers.after(Duration.ofSeconds(5)));
    }

    @Test
    void exceptionEndsTheJobUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 3);
        endsTheJob(() -> Launched.underMpirun(ThrowingProgram.class, 3));
    }

    @Test
    void exceptionEndsTheJobOfProcesses() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_PROCESSES, 3);
        endsTheJob(() -> Launched.asProcesses(ThrowingProgram.class, 3));
    }

    @Test
    void exceptionEndsTheJobOfThreads() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_THREADS, 3);
        endsTheJob(() -> Launched.asThreads(ThrowingProgram.class, 3));
    }

    private static void isFatal(Launched job) {
        assertTrue(job.exitCodes().stream().allMatch(code -> code != 0), job::toString);
        assertTrue(job.taken().compareTo(LIMIT) < 0, () -> "took " + job.taken());
        String output = job.output();
        assertTrue(output.contains("ERRORS_ARE_FATAL of communicator 'solver'"), output);
        assertTrue(output.contains("rank 1 of 3 failed"), output);
        assertTrue(output.contains("dest is 77"), output);
    }

    @Test
    void fatalErrorEndsTheJobUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 3);
        isFatal(Launched.underMpirun(FatalProgram.class, 3));
    }

    @Test
    void fatalErrorEndsTheJobOfProcesses() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_PROCESSES, 3);
        isFatal(Launched.asProcesses(FatalProgram.class, 3));
    }

    @Test
    void fatalErrorEndsTheJobOfThreads() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_THREADS, 3);
        isFatal(Launched.asThreads(FatalProgram.class, 3));
    }
}
