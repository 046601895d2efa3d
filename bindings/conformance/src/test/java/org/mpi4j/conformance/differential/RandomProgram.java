package org.mpi4j.conformance.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.mpi4j.Communicator;

/**
 * A program that a seed tells: operations of many kinds one after another, each given what came out
 * of those before. Every rank computes alone what all ranks receive and compares.
 */
final class RandomProgram {
    /** Numbers that each rank has. */
    static final int LENGTH = 48;

    private static final int STEPS = 16;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long seed;

    RandomProgram(long seed) {
        this.seed = seed;
    }

    void run(Communicator comm) {
        Random shared = new Random(seed);
        Random own = new Random(seed * MIX + comm.rank());
        long[][] states = new long[comm.size()][LENGTH];
        for (long[] state : states) {
            Arrays.setAll(state, i -> shared.nextLong());
        }
        for (int i = 0; i < STEPS; i++) {
            Step step = Steps.draw(shared, comm.size());
            long[][] expected = step.expected(states);
            long[] received = step.run(comm, states[comm.rank()].clone(), own);
            String what = "seed " + seed + ", step " + i + " at rank " + comm.rank() + ": " + step;
            assertArrayEquals(expected[comm.rank()], received, what);
            for (int rank = 0; rank < states.length; rank++) {
                fold(states[rank], expected[rank]);
            }
        }
    }

    private static void fold(long[] state, long[] received) {
        for (int i = 0; i < received.length; i++) {
            int at = i % state.length;
            state[at] = (state[at] ^ (state[at] >>> 29)) * MIX + received[i];
        }
    }
}
