package org.mpi4j.conformance.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.conformance.support.SpawningProgram;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.pool.Leftovers;

/** Processes are started and connected; the pure-Java backend gets this with the rest of it. */
class ProcessesTest {
    /** What its files are called; a test that runs at the same time may have others. */
    private static final String OPEN_MPI = "vader_segment";

    @ParameterizedTest
    @ValueSource(strings = {"spawn", "multiple", "again", "ports", "names", "join"})
    void connectsAndLeavesNothing(String which) throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        Leftovers leftovers = Leftovers.since();
        List<String> options = List.of("-Ddynamic.case=" + which);
        Launched job = Launched.underMpirun(SpawningProgram.class, 2, options);
        assertEquals(List.of(0), job.exitCodes(), job.output());
        assertTrue(job.output().contains("all well"), job.output());
        List<String> left = leftovers.after(Duration.ofSeconds(5));
        assertTrue(left.stream().noneMatch(path -> path.contains(OPEN_MPI)), left::toString);
    }
}
