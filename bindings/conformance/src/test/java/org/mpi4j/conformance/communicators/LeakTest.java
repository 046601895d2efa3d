package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpi4j.conformance.support.ForgetfulProgram;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.junit.MpiMode;

/** What a program has forgotten to close is listed when it finalises MPI. */
class LeakTest {
    private static final List<String> DEBUG = List.of("-Dmpi4j.debug=true");
    private static final List<String> THROWS = List.of("-Dforgetful.throws=true");
    private static final String SITE = "at org.mpi4j.conformance.support.ForgetfulProgram.runRank";

    private static void listsWhatIsOpen(Launched job) {
        String output = job.output();
        assertEquals(List.of(0), job.exitCodes(), output);
        for (int rank = 0; rank < 2; rank++) {
            String line = "rank " + rank + ": not closed: communicator 'forgotten'";
            assertEquals(output.indexOf(line), output.lastIndexOf(line), output);
            assertTrue(output.contains(line), output);
        }
        assertFalse(output.contains("communicator 'MPI_COMM"), output);
    }

    private static void deletesTheLastAttributeFirst(Launched job) {
        String output = job.output();
        for (int rank = 0; rank < 2; rank++) {
            int second = output.indexOf("rank " + rank + " deletes the second");
            int first = output.indexOf("rank " + rank + " deletes the first");
            assertTrue(second >= 0 && first > second, output);
        }
    }

    @Test
    void openHandlesAreListedUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        Launched job = Launched.underMpirun(ForgetfulProgram.class, 2, List.of());
        listsWhatIsOpen(job);
        deletesTheLastAttributeFirst(job);
        assertTrue(job.output().contains("not closed: group of 2 members"), job.output());
        assertFalse(job.output().contains(SITE), job.output());
    }

    @Test
    void debugModeTellsWhereTheyWereMadeUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        Launched job = Launched.underMpirun(ForgetfulProgram.class, 2, DEBUG);
        listsWhatIsOpen(job);
        assertTrue(job.output().contains(SITE), job.output());
    }

    @Test
    void openHandlesAreListedAsThreads() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_THREADS, 2);
        Launched job = Launched.asThreads(ForgetfulProgram.class, 2, DEBUG);
        listsWhatIsOpen(job);
        deletesTheLastAttributeFirst(job);
        assertTrue(job.output().contains(SITE), job.output());
    }

    private static void failsButDeletesAll(Launched job) {
        assertNotEquals(List.of(0), job.exitCodes(), job.output());
        assertTrue(job.output().contains("cannot delete the third"), job.output());
        deletesTheLastAttributeFirst(job);
    }

    @Test
    void throwingDeleteFunctionFailsTheJobUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        failsButDeletesAll(Launched.underMpirun(ForgetfulProgram.class, 2, THROWS));
    }

    @Test
    void throwingDeleteFunctionFailsTheJobOfThreads() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_THREADS, 2);
        failsButDeletesAll(Launched.asThreads(ForgetfulProgram.class, 2, THROWS));
    }
}
