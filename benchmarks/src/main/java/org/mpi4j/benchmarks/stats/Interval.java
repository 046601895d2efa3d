package org.mpi4j.benchmarks.stats;

import java.util.List;

/**
 * A confidence interval of a median, from order statistics: nothing is assumed about how the values
 * are distributed.
 *
 * @param low lower end, one of the values
 * @param high upper end, one of the values
 * @param coverage probability that the interval holds the median: at least 0.95 from 6 values on;
 *     what can be had from fewer
 */
public record Interval(double low, double high, double coverage) {
    private static final double WANTED = 0.95;

    /**
     * The narrowest symmetric interval with a coverage of 95 %; of fewer than 6 values, all.
     *
     * @param values independent values, at least one
     * @return the interval
     */
    public static Interval ofMedian(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        int cut = 0;
        double outside = 2 * Math.pow(0.5, n);
        double more = outside * n;
        // Each further value cut from both ends costs twice the next binomial term.
        while (cut + 1 < (n + 1) / 2 && 1 - (outside + more) >= WANTED) {
            outside += more;
            cut++;
            more = more * (n - cut) / (cut + 1);
        }
        double coverage = Math.max(0, 1 - outside);
        return new Interval(sorted.get(cut), sorted.get(n - 1 - cut), coverage);
    }

    /**
     * Whether a value is in the interval.
     *
     * @param value the value
     * @return true between the ends and on them
     */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
