package org.mpi4j.benchmarks.stats;

import java.util.List;

/** Statistics that outliers do not move. */
public final class Statistics {
    private Statistics() {}

    /**
     * The middle value.
     *
     * @param values at least one, in any order
     * @return the median; of an even number of values, the mean of the two in the middle
     */
    public static double median(List<Double> values) {
        List<Double> sorted = sorted(values);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * The value that a share of all values does not exceed.
     *
     * @param values at least one, in any order
     * @param share 0 to 1
     * @return one of the values (nearest rank)
     */
    public static double percentile(List<Double> values, double share) {
        List<Double> sorted = sorted(values);
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /**
     * How far values lie apart.
     *
     * @param values at least one, in any order, positive
     * @return largest minus smallest, as a share of the median
     */
    public static double spread(List<Double> values) {
        List<Double> sorted = sorted(values);
        return (sorted.get(sorted.size() - 1) - sorted.get(0)) / median(sorted);
    }

    private static List<Double> sorted(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        return values.stream().sorted().toList();
    }
}
