package org.mpi4j.purejava.matching;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CoreSharingTest {
    private static final long CALL = 300;
    private static final long TURN = 4_000;
    private static final long SLICE_OF_A_COMPILER = 3_000_000;

    private final CoreSharing sharing = new CoreSharing();

    /** Each ends after yields that took as long. */
    private void waits(int n, long... yields) {
        for (int wait = 0; wait < n; wait++) {
            for (long nanos : yields) {
                sharing.yielded(nanos);
            }
            sharing.begin();
        }
    }

    @Test
    void manyWaitsThatEndWithATurnShowIt() {
        waits(7, CALL, TURN);
        assertFalse(sharing.isLikely());
        waits(1_000, TURN);
        assertTrue(sharing.isLikely());
    }

    @Test
    void oneWaitThatEndsOtherwiseEndsIt() {
        waits(8, TURN);
        assertTrue(sharing.isLikely());
        waits(1, TURN, CALL);
        assertFalse(sharing.isLikely());
        waits(7, TURN);
        assertFalse(sharing.isLikely());
    }

    @Test
    void aWaitThatNeverYieldedEndsIt() {
        waits(8, TURN);
        sharing.begin();
        assertFalse(sharing.isLikely());
    }

    @Test
    void whoKeepsTheCoreForLongIsNoRank() {
        waits(100, SLICE_OF_A_COMPILER);
        assertFalse(sharing.isLikely());
    }
}
