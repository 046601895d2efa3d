package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpi4j.conformance.support.DisagreeingProgram;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.junit.MpiMode;

/** In checked mode every rank learns how the ranks' collective calls differ, and can go on. */
class CheckedModeTest {
    private static final List<String> CHECKED = List.of("-Dmpi4j.checked=true");

    private static void bothSidesAreNamed(Launched job) {
        String output = job.output();
        assertEquals(0, job.exitCodes().get(0), output);
        for (int rank = 0; rank < 2; rank++) {
            String told = "rank " + rank + " ";
            assertTrue(
                    output.contains(
                            told
                                    + "lengths bcast: rank 0 gives 1200000 bytes, but rank 1"
                                    + " expects 40 [COUNT]"),
                    output);
            assertTrue(
                    output.contains(
                            told
                                    + "roots the ranks do not call the same: rank 0 calls bcast"
                                    + " with root 0, rank 1 calls bcast with root 1 [ROOT]"),
                    output);
            assertTrue(
                    output.contains(
                            told
                                    + "operations the ranks do not call the same: rank 0 calls"
                                    + " barrier, rank 1 calls allreduce [OTHER]"),
                    output);
            assertTrue(
                    output.contains(
                            told
                                    + "parts gather: rank 1 gives 56 bytes, but rank 0 expects 32"
                                    + " [COUNT]"),
                    output);
            assertTrue(output.contains(told + "sum 3"), output);
        }
    }

    @ParameterizedTest
    @EnumSource(MpiMode.class)
    void differencesBetweenRanksAreNamed(MpiMode mode) throws Exception {
        Modes.assumePresent(mode, 2);
        bothSidesAreNamed(Launched.in(mode, DisagreeingProgram.class, 2, CHECKED));
    }
}
