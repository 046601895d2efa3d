package org.mpi4j.conformance.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpi4j.ThreadLevel;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.conformance.support.OneThreadProgram;
import org.mpi4j.junit.MpiMode;

/** What other threads than the one that initialised MPI may do on the native backend. */
class ThreadLevelTest {
    private static String run(ThreadLevel level) throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        Launched job = Launched.underMpirun(OneThreadProgram.class, 2, List.of("-Dlevel=" + level));
        assertEquals(List.of(0), job.exitCodes(), job::toString);
        assertTrue(job.output().contains("granted " + level), job::output);
        assertTrue(job.output().contains("sum 1"), job::output);
        assertTrue(job.output().contains("too long: TRUNCATE"), job::output);
        return job.output();
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadLevel.class,
            names = {"SINGLE", "FUNNELED"})
    void anotherThreadIsRefused(ThreadLevel level) throws Exception {
        String output = run(level);
        for (String call : List.of("other", "access", "flush")) {
            assertTrue(output.contains(call + ": OTHER"), output);
        }
        assertTrue(output.contains("thread 'other' calls MPI"), output);
        assertTrue(output.contains("for thread 'main' only"), output);
    }

    @Test
    void anotherThreadIsServedWhereTheLevelAllowsIt() throws Exception {
        String output = run(ThreadLevel.SERIALIZED);
        for (String call : List.of("other", "access", "flush")) {
            assertTrue(output.contains(call + ": nothing"), output);
        }
    }
}
