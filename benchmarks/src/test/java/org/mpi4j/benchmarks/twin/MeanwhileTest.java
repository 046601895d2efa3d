package org.mpi4j.benchmarks.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanwhileTest {
    @Test
    void nothingIsHiddenIfEachWaitsForTheOther() {
        assertEquals(0, Meanwhile.hiddenPercent(10, 20, 10));
        assertEquals(0, Meanwhile.hiddenPercent(10, 35, 10));
    }

    @Test
    void everythingIsHiddenIfTheComputationTakesNoLonger() {
        assertEquals(100, Meanwhile.hiddenPercent(10, 12, 12));
        assertEquals(100, Meanwhile.hiddenPercent(10, 11, 12));
    }

    @Test
    void halfOfItIsHidden() {
        assertEquals(50, Meanwhile.hiddenPercent(10, 15, 10), 1e-9);
    }

    @Test
    void computationLastsAsLongAsIsAskedForOrNotAtAll() {
        Meanwhile meanwhile = new Meanwhile();
        assertEquals(0, meanwhile.us());
        meanwhile.last(1000);
        assertEquals(1000, meanwhile.us(), 1);
        meanwhile.compute();
        meanwhile.none();
        assertTrue(meanwhile.us() == 0);
    }
}
