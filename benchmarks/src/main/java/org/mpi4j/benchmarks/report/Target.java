package org.mpi4j.benchmarks.report;

import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.measure.Comparison.Entry;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/**
 * A figure that mpi4j wants to reach.
 *
 * @param column which way of using it
 * @param operation what
 * @param sizes bytes of a message
 * @param yardstick what the figure is compared with
 * @param direction whether the limit is an upper or a lower one
 * @param limit for the quantity that the yardstick gives
 */
public record Target(
        Column column,
        Operation operation,
        List<Integer> sizes,
        Yardstick yardstick,
        Better direction,
        double limit) {
    /** What a figure is compared with. */
    public enum Yardstick {
        /** The C twin's figure in the same round. */
        C("x C") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToC();
            }
        },
        /** The figure of the C twin that copies every message twice, in the same round. */
        STAGED_C("x (C + 2 copies)") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToStagedC();
            }
        },
        /**
         * The C twin's time, plus twice that of a copy that does nothing else, in the same round.
         */
        C_PLUS_WARM_COPIES("x (C + 2 warm copies)") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToCPlusWarmCopies();
            }
        },
        /** Bytes of Java heap that a call allocates once warm. */
        ALLOCATION("bytes allocated a call") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.allocatedPerCall().map(b -> new Estimate(b, new Interval(b, b, 0)));
            }
        };

        private final String text;

        Yardstick(String text) {
            this.text = text;
        }

        abstract Optional<Estimate> of(Entry entry);
    }

    private static final int K = 1 << 10;
    private static final int M = 1 << 20;
    private static final List<Integer> ALL_SIZES = List.of(8, K, 64 * K, M);

    /** Everything that this comparison is judged by. */
    public static final List<Target> ALL =
            List.of(
                    atMost(1.15, Column.NATIVE_DIRECT, Operation.LATENCY, List.of(8)),
                    atMost(1.05, Column.NATIVE_DIRECT, Operation.LATENCY, List.of(64 * K, M)),
                    atLeast(0.9, Column.NATIVE_DIRECT, Operation.BANDWIDTH, List.of(64 * K, M)),
                    atMost(1.15, Column.NATIVE_DIRECT, Operation.ALLREDUCE, ALL_SIZES),
                    allocatesNothing(Operation.LATENCY),
                    allocatesNothing(Operation.ALLREDUCE),
                    noSlowerThanStagedC(Operation.LATENCY),
                    noSlowerThanStagedC(Operation.BANDWIDTH),
                    noSlowerThanStagedC(Operation.ALLREDUCE),
                    noSlowerThanWarmCopies(Operation.LATENCY),
                    noSlowerThanWarmCopies(Operation.BANDWIDTH),
                    noSlowerThanWarmCopies(Operation.ALLREDUCE),
                    atMost(1.5, Column.PURE_JAVA, Operation.LATENCY, List.of(8)),
                    atLeast(0.5, Column.PURE_JAVA, Operation.BANDWIDTH, List.of(64 * K)),
                    atMost(3, Column.PURE_JAVA, Operation.ALLREDUCE, List.of(8)));

    /**
     * Whether a quantity reaches the target.
     *
     * @param quantity as the yardstick gives it
     * @return true if it is on the good side of the limit
     */
    public boolean isMetBy(double quantity) {
        return direction == Better.LOWER ? quantity <= limit : quantity >= limit;
    }

    /**
     * The limit in words.
     *
     * @return for example {@code <= 1.15 x C}
     */
    public String words() {
        if (yardstick == Yardstick.ALLOCATION && limit == 0) {
            return "allocates nothing";
        }
        String sign = direction == Better.LOWER ? "<= " : ">= ";
        String number = limit == Math.rint(limit) ? "" + (int) limit : "" + limit;
        return sign + number + " " + yardstick.text;
    }

    private static Target atMost(
            double limit, Column column, Operation operation, List<Integer> sizes) {
        return new Target(column, operation, sizes, Yardstick.C, Better.LOWER, limit);
    }

    private static Target atLeast(
            double limit, Column column, Operation operation, List<Integer> sizes) {
        return new Target(column, operation, sizes, Yardstick.C, Better.HIGHER, limit);
    }

    private static Target allocatesNothing(Operation operation) {
        return new Target(
                Column.NATIVE_DIRECT, operation, ALL_SIZES, Yardstick.ALLOCATION, Better.LOWER, 0);
    }

    private static Target noSlowerThanStagedC(Operation operation) {
        return new Target(
                Column.NATIVE_ARRAYS,
                operation,
                ALL_SIZES,
                Yardstick.STAGED_C,
                operation.better(),
                1);
    }

    private static Target noSlowerThanWarmCopies(Operation operation) {
        return new Target(
                Column.NATIVE_ARRAYS,
                operation,
                ALL_SIZES,
                Yardstick.C_PLUS_WARM_COPIES,
                Better.LOWER,
                1);
    }
}
