package org.mpi4j.benchmarks.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Steadiness steadiness = new Steadiness();

    private void blocks(long compiledMs, double... medians) {
        for (double median : medians) {
            steadiness.ended(median, compiledMs);
        }
    }

    @Test
    void threeBlocksThatAgreeAreEnough() {
        blocks(0, 10, 10.2);
        assertFalse(steadiness.isReached());
        blocks(0, 10.5);
        assertTrue(steadiness.isReached());
        assertEquals(3, steadiness.blocks());
    }

    @Test
    void oneBlockApartIsTooMuch() {
        blocks(0, 10, 10, 10.6);
        assertFalse(steadiness.isReached());
        blocks(0, 10.6, 10.6);
        assertTrue(steadiness.isReached());
    }

    @Test
    void blocksThatAgreeDoNotCountWhileSomethingIsCompiled() {
        blocks(1, 10, 10, 10);
        assertFalse(steadiness.isReached());
        blocks(0, 10);
        assertTrue(steadiness.isReached());
    }

    @Test
    void aLongCompilationCountsUntilItsBlockIsGone() {
        blocks(0, 10, 10);
        blocks(50, 10);
        blocks(0, 10, 10);
        assertFalse(steadiness.isReached());
        blocks(0, 10);
        assertTrue(steadiness.isReached());
    }
}
