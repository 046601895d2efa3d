package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mpi4j.conformance.support.AllocationProgram;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.junit.MpiMode;

/** Blocking calls that are warm leave nothing for the garbage collector. */
class AllocationTest {
    private static final Pattern LINE = Pattern.compile("(\\w+) allocated (\\d+) bytes");

    /** The last compiler elides some objects after that many calls. */
    private static final List<String> NATIVE_WARM_UP =
            List.of("-XX:TieredStopAtLevel=4", "-Dallocation.warmUp=20000");

    /** Nothing is left to the compiler there, and pools are filled soon. */
    private static final List<String> PURE_WARM_UP = List.of("-Dallocation.warmUp=500");

    /** In virtual machines of its own: what is elided depends on what has run before. */
    private static void allocatesNothing(Launched job) {
        assertTrue(job.exitCodes().stream().allMatch(code -> code == 0), job::output);
        List<MatchResult> lines = LINE.matcher(job.output()).results().toList();
        assertEquals(2 * AllocationProgram.LINES, lines.size(), job::output);
        for (MatchResult line : lines) {
            assertEquals("0", line.group(2), job::output);
        }
    }

    @Test
    void warmCallsAllocateNothingUnderMpirun() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        allocatesNothing(Launched.underMpirun(AllocationProgram.class, 2, NATIVE_WARM_UP));
    }

    @Test
    void warmCallsAllocateNothingInProcesses() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_PROCESSES, 2);
        allocatesNothing(Launched.asProcesses(AllocationProgram.class, 2, PURE_WARM_UP));
    }

    @Test
    void warmCallsAllocateNothingInThreads() throws Exception {
        Modes.assumePresent(MpiMode.PUREJAVA_THREADS, 2);
        allocatesNothing(Launched.asThreads(AllocationProgram.class, 2, PURE_WARM_UP));
    }
}
