package org.mpi4j.benchmarks.stats;

import java.util.List;

/**
 * A median and how well it is known.
 *
 * @param median of all values
 * @param interval of the median
 * @param values how many there are
 */
public record Estimate(double median, Interval interval, int values) {
    /**
     * Estimates the median.
     *
     * @param values one a launch, at least one
     * @return the estimate
     */
    public static Estimate of(List<Double> values) {
        return new Estimate(Statistics.median(values), Interval.ofMedian(values), values.size());
    }
}
