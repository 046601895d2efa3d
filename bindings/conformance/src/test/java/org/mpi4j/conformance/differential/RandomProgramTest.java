package org.mpi4j.conformance.differential;

import org.mpi4j.Communicator;
import org.mpi4j.junit.MpiTest;

/**
 * The same random programs give what a sequential computation says, on every backend, and so the
 * same on all. A failure names the seed; {@code
 * -Dmpi4j.test.jvmArgs="-Dmpi4j.differential.first=SEED -Dmpi4j.differential.seeds=1"} repeats it.
 */
class RandomProgramTest {
    private static final long FIRST = Long.getLong("mpi4j.differential.first", 1);
    private static final long SEEDS = Long.getLong("mpi4j.differential.seeds", 40);

    @MpiTest(timeoutSeconds = 3600)
    void randomProgramsGiveWhatTheOracleSays(Communicator comm) {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            new RandomProgram(seed).run(comm);
        }
    }
}
