package org.mpi4j.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.benchmarks.plan.Effort;

class PaceTest {
    private static final double SECONDS = 110;
    private static final int LAUNCHES = 3;
    private static final int CELLS = 33;

    /** A machine on which only this share of what a phase may last is needed. */
    private static double took(int phaseMs, double share) {
        return LAUNCHES * 4.8 + CELLS * 3 * share * phaseMs / 1e3;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1})
    void sixRoundsFitHoweverManyPhasesLastToTheirBound(double share) {
        Pace pace = new Pace(Effort.QUICK, SECONDS, LAUNCHES, CELLS);
        double gone = 0;
        for (int round = 1; round <= Effort.QUICK.rounds(); round++) {
            double took = took(pace.phaseMs(), share);
            gone += took;
            pace.roundEnded(round, took, gone);
        }
        assertTrue(gone <= SECONDS + 1e-6, "took " + gone + " s");
    }

    @Test
    void timeThatIsLeftMakesPhasesLonger() {
        Pace pace = new Pace(Effort.QUICK, SECONDS, LAUNCHES, CELLS);
        int first = pace.phaseMs();
        pace.roundEnded(1, took(first, 0.05), took(first, 0.05));
        assertTrue(pace.phaseMs() > first, first + " ms, then " + pace.phaseMs());
        assertTrue(pace.phaseMs() <= Effort.QUICK.longestPhaseMs());
    }

    @Test
    void slowRoundMakesPhasesShorterAndIsExpectedAgain() {
        Pace pace = new Pace(Effort.QUICK, SECONDS, LAUNCHES, CELLS);
        int first = pace.phaseMs();
        pace.roundEnded(1, 40, 40);
        assertTrue(pace.phaseMs() < first, first + " ms, then " + pace.phaseMs());
        assertEquals(40.0 * pace.phaseMs() / first, pace.expectedSeconds(), 1e-9);
    }

    @Test
    void phasesAreNeverNothing() {
        Pace pace = new Pace(Effort.THOROUGH, 1, LAUNCHES, CELLS);
        pace.roundEnded(1, 500, 500);
        assertTrue(pace.phaseMs() > 0);
    }
}
