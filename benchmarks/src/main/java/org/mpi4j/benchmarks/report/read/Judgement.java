package org.mpi4j.benchmarks.report.read;

import java.util.Optional;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * How a target fared at one size.
 *
 * @param column name of the column
 * @param bytes size of a message
 * @param wanted the target in words
 * @param yardstick name of what the figure is compared with
 * @param direction whether the limit is an upper or a lower one
 * @param limit of the quantity
 * @param measured the quantity; empty if it was not measured
 * @param outcome the judgement
 * @param remark why the judgement is not to be trusted much; empty if it is
 */
public record Judgement(
        String column,
        long bytes,
        String wanted,
        String yardstick,
        Better direction,
        double limit,
        Optional<Estimate> measured,
        Outcome outcome,
        String remark) {
    /** The judgement. */
    public enum Outcome {
        /** The median is on the good side. */
        MET,
        /** The median is on the bad side. */
        MISSED,
        /** The column or its yardstick was left out. */
        NOT_MEASURED
    }

    /**
     * Whether the target is a line in a plot of ratios to C.
     *
     * @return true if it limits the ratio to C
     */
    public boolean isRatioToC() {
        return yardstick.equals("C");
    }
}
