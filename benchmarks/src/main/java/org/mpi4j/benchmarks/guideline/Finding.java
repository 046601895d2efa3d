package org.mpi4j.benchmarks.guideline;

import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * How a column keeps a guideline at one size.
 *
 * @param words the guideline
 * @param column who should keep it
 * @param cell the operation that should not be slower, and where
 * @param ratio its time by that of the others, in the same round
 */
public record Finding(String words, Column column, Cell cell, Estimate ratio) {
    /** What is not worth a word. */
    private static final double TOLERATED = 1.05;

    /** An interval that holds the median less likely than this does not say much. */
    private static final double ENOUGH = 0.9;

    /** The judgement. */
    public enum Outcome {
        /** The operation is not slower than the others together. */
        KEPT,
        /** It is, but not in all rounds that count, or these are too few to say. */
        DOUBTFUL,
        /** It is. */
        BROKEN
    }

    /**
     * The judgement.
     *
     * @return by the median of the ratio, and the lower end of its interval
     */
    public Outcome outcome() {
        if (ratio.median() <= TOLERATED) {
            return Outcome.KEPT;
        }
        boolean certain =
                ratio.interval().low() > TOLERATED && ratio.interval().coverage() >= ENOUGH;
        return certain ? Outcome.BROKEN : Outcome.DOUBTFUL;
    }
}
