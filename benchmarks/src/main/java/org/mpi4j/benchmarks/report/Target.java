package org.mpi4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        /** The C twin's figure. */
        C("x C") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToC();
            }
        },
        /** The figure of the column's {@link Column#counterpart}. */
        COUNTERPART("x") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToCounterpart();
            }
        },
        /** The C twin's time, plus that of copies that do nothing else. */
        C_PLUS_WARM_COPIES("x (C + warm copies)") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.ratioToCPlusWarmCopies();
            }
        },
        /** Nanoseconds that a message takes longer than the C twin's. */
        NS_OVER_C("ns more than C") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.nsOverC();
            }
        },
        /** Bytes of Java heap that a call allocates once warm. */
        ALLOCATION("bytes allocated a call") {
            @Override
            Optional<Estimate> of(Entry entry) {
                return entry.allocatedPerCall().map(b -> new Estimate(b, new Interval(b, b, 0), 1));
            }
        };

        private final String text;

        Yardstick(String text) {
            this.text = text;
        }

        abstract Optional<Estimate> of(Entry entry);
    }

    private static final double PUT_OVERHEAD_NS = 50;
    private static final int K = 1 << 10;
    private static final int M = 1 << 20;
    private static final List<Integer> ALL_SIZES = List.of(8, K, 4 * K, 64 * K, M);
    private static final List<Integer> NO_DATA = List.of(0);
    private static final List<Integer> SHORT = List.of(8, K);
    private static final List<Integer> LONG = List.of(4 * K, 64 * K, M);

    /**
     * Everything that this comparison is judged by.
     *
     * @param arraysAreHeld whether native code can use long arrays where they are, on the virtual
     *     machine of the twins: then they are to be as fast as direct memory
     * @return the targets, in the order in which they are reported
     */
    public static List<Target> all(boolean arraysAreHeld) {
        List<Target> targets = new ArrayList<>(direct());
        targets.addAll(longMessages(Column.NATIVE_DIRECT));
        if (arraysAreHeld) {
            targets.addAll(longMessages(Column.NATIVE_ARRAYS));
        }
        targets.addAll(copied(arraysAreHeld ? SHORT : ALL_SIZES));
        targets.addAll(pureJava());
        return List.copyOf(targets);
    }

    private static List<Target> direct() {
        Column column = Column.NATIVE_DIRECT;
        return List.of(
                atMost(1.1, column, Operation.LATENCY, List.of(8)),
                atLeast(0.6, column, Operation.RATE, List.of(8)),
                atMost(1.1, column, Operation.ALLREDUCE, List.of(8)),
                new Target(
                        column,
                        Operation.PUT,
                        List.of(8),
                        Yardstick.NS_OVER_C,
                        Better.LOWER,
                        PUT_OVERHEAD_NS),
                allocatesNothing(column, Operation.LATENCY, ALL_SIZES),
                allocatesNothing(column, Operation.ALLREDUCE, ALL_SIZES));
    }

    private static List<Target> longMessages(Column column) {
        return List.of(
                atMost(1.05, column, Operation.LATENCY, LONG),
                atLeast(0.95, column, Operation.BANDWIDTH, LONG),
                atMost(1.05, column, Operation.ALLREDUCE, List.of(64 * K, M)));
    }

    private static List<Target> copied(List<Integer> sizes) {
        return Stream.of(Operation.LATENCY, Operation.BANDWIDTH, Operation.ALLREDUCE)
                .flatMap(
                        operation ->
                                Stream.of(
                                        beside(1, Column.NATIVE_ARRAYS, operation, sizes),
                                        noSlowerThanWarmCopies(operation, sizes)))
                .toList();
    }

    private static List<Target> pureJava() {
        Column column = Column.PURE_JAVA;
        return List.of(
                atMost(1, column, Operation.LATENCY, List.of(8)),
                atMost(1.2, column, Operation.LATENCY, List.of(K)),
                atMost(2.5, column, Operation.LATENCY, List.of(64 * K)),
                atLeast(0.8, column, Operation.BANDWIDTH, List.of(64 * K)),
                atLeast(0.7, column, Operation.BANDWIDTH, List.of(M)),
                atLeast(0.5, column, Operation.RATE, List.of(8)),
                atMost(1.5, column, Operation.BARRIER, NO_DATA),
                atMost(1.5, column, Operation.ALLREDUCE, List.of(8)),
                atMost(2, column, Operation.ALLREDUCE, List.of(64 * K)),
                atMost(2.5, column, Operation.ALLREDUCE, List.of(M)),
                allocatesNothing(column, Operation.LATENCY, ALL_SIZES),
                allocatesNothing(column, Operation.ALLREDUCE, ALL_SIZES),
                allocatesNothing(column, Operation.BARRIER, NO_DATA),
                beside(1, Column.PURE_THREADS, Operation.LATENCY, ALL_SIZES),
                beside(2, Column.PURE_TCP, Operation.LATENCY, List.of(8)),
                beside(0.8, Column.PURE_TCP, Operation.BANDWIDTH, List.of(M)));
    }

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
     * @return for example {@code <= 1.1 x C}
     */
    public String words() {
        if (yardstick == Yardstick.ALLOCATION && limit == 0) {
            return "allocates nothing";
        }
        String sign = direction == Better.LOWER ? "<= " : ">= ";
        String number = limit == Math.rint(limit) ? "" + (int) limit : "" + limit;
        return sign + number + " " + yardstick.text + counterpart();
    }

    private String counterpart() {
        return yardstick == Yardstick.COUNTERPART
                ? " (" + column.counterpart().orElseThrow().title() + ")"
                : "";
    }

    private static Target atMost(
            double limit, Column column, Operation operation, List<Integer> sizes) {
        return new Target(column, operation, sizes, Yardstick.C, Better.LOWER, limit);
    }

    private static Target atLeast(
            double limit, Column column, Operation operation, List<Integer> sizes) {
        return new Target(column, operation, sizes, Yardstick.C, Better.HIGHER, limit);
    }

    private static Target beside(
            double limit, Column column, Operation operation, List<Integer> sizes) {
        return new Target(
                column, operation, sizes, Yardstick.COUNTERPART, operation.better(), limit);
    }

    private static Target allocatesNothing(
            Column column, Operation operation, List<Integer> sizes) {
        return new Target(column, operation, sizes, Yardstick.ALLOCATION, Better.LOWER, 0);
    }

    private static Target noSlowerThanWarmCopies(Operation operation, List<Integer> sizes) {
        return new Target(
                Column.NATIVE_ARRAYS,
                operation,
                sizes,
                Yardstick.C_PLUS_WARM_COPIES,
                Better.LOWER,
                1);
    }
}
