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

    /** In virtual machines of its own: what is elided depends on what has run before. */
    @Test
    void warmCallsAllocateNothing() throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        Launched job = Launched.underMpirun(AllocationProgram.class, 2);
        assertEquals(List.of(0), job.exitCodes(), job::output);
        List<MatchResult> lines = LINE.matcher(job.output()).results().toList();
        assertEquals(8, lines.size(), job::output);
        for (MatchResult line : lines) {
            long bytes = Long.parseLong(line.group(2));
            assertTrue(bytes < AllocationProgram.CALLS, job::output);
        }
    }
}
