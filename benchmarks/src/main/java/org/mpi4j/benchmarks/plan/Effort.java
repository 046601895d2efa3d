package org.mpi4j.benchmarks.plan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much is done for a figure. */
public enum Effort {
    /** A few events of everything, validated: whether it works, not how fast it is. */
    TINY(1, 1, 0, 0, 3, 100, 0, Duration.ofMinutes(1)),
    /** Figures within two minutes. */
    QUICK(6, 20, 0, 4_000, 60, 300, 5_000, Duration.ofSeconds(108)),
    /** Everything, in under an hour. */
    THOROUGH(6, 20, 4, 4_000, 100, 300, 20_000, Duration.ofMinutes(55));

    private static final int K = 1 << 10;
    private static final int M = 1 << 20;

    /** Sizes that show the cost of a call, and how bytes are moved. */
    private static final Map<Operation, List<Integer>> OF_A_QUICK_RUN =
            Map.of(
                    Operation.LATENCY, List.of(8, 64 * K, M),
                    Operation.BANDWIDTH, List.of(64 * K, M),
                    Operation.RATE, List.of(8),
                    Operation.ALLREDUCE, List.of(8, 64 * K, M),
                    Operation.PUT, List.of(8),
                    Operation.FLAG, List.of(8));

    /** Fewer columns leave time to warm up. */
    private static final Set<Column> COLUMNS_OF_A_QUICK_RUN =
            EnumSet.of(Column.C, Column.NATIVE_DIRECT, Column.PURE_JAVA);

    /**
     * What keeps a twin from taking for ever.
     *
     * @param discardedMs milliseconds for which all cells are run before the first is measured:
     *     virtual machines compile meanwhile, and a machine whose cores have been busy for seconds
     *     is another one
     * @param warmUpBlocks most blocks of samples in a warm-up
     * @param phaseMs most milliseconds for warming up, and again for the samples of a cell; only a
     *     busy machine needs that long
     */
    public record Bounds(int discardedMs, int warmUpBlocks, int phaseMs) {}

    private final int rounds;
    private final int mostRounds;
    private final int extraRounds;
    private final int discardedMs;
    private final int warmUpBlocks;
    private final int phaseMs;
    private final int cellUs;
    private final Duration budget;

    Effort(
            int rounds,
            int mostRounds,
            int extraRounds,
            int discardedMs,
            int warmUpBlocks,
            int phaseMs,
            int cellUs,
            Duration budget) {
        this.rounds = rounds;
        this.mostRounds = mostRounds;
        this.extraRounds = extraRounds;
        this.discardedMs = discardedMs;
        this.warmUpBlocks = warmUpBlocks;
        this.phaseMs = phaseMs;
        this.cellUs = cellUs;
        this.budget = budget;
    }

    /**
     * Launches of every column that the time is divided for.
     *
     * @return at least 1; 6 are needed for an interval of 95 %
     */
    public int rounds() {
        return rounds;
    }

    /**
     * Launches of every column where there is time for more.
     *
     * @return at least {@link #rounds}
     */
    public int mostRounds() {
        return mostRounds;
    }

    /**
     * Rounds that may be added for cells whose C twin spreads.
     *
     * @return 0 or more
     */
    public int extraRounds() {
        return extraRounds;
    }

    /**
     * Whether the figures mean something.
     *
     * @return false if the code is not even warm
     */
    public boolean measures() {
        return this != TINY;
    }

    /**
     * Bounds of a launch and its cells.
     *
     * @param discarded milliseconds for which all cells are run before the first is measured
     * @param phase most milliseconds of a phase
     * @return for every twin the same
     */
    public Bounds bounds(int discarded, int phase) {
        return new Bounds(discarded, warmUpBlocks, phase);
    }

    /**
     * The time for which all cells of a launch are run before the first is measured, if there is so
     * much.
     *
     * @return milliseconds
     */
    public int longestDiscardedMs() {
        return discardedMs;
    }

    /**
     * The longest that a phase may last however much time there is: what is not steady then will
     * not be.
     *
     * @return milliseconds
     */
    public int longestPhaseMs() {
        return phaseMs;
    }

    /**
     * The time of a run unless another is asked for: no round is started that would not end within
     * it, as far as can be told.
     *
     * @return the time
     */
    public Duration budget() {
        return budget;
    }

    /**
     * The time for which the C twin takes samples of a cell, on a machine like those that this was
     * written on.
     *
     * @return microseconds; 0 if as few samples as possible are to be taken
     */
    public int cellUs() {
        return cellUs;
    }

    /**
     * What is measured unless something else is asked for.
     *
     * @return operations
     */
    public Set<Operation> operations() {
        return EnumSet.copyOf(
                this == QUICK ? OF_A_QUICK_RUN.keySet() : EnumSet.allOf(Operation.class));
    }

    /**
     * What is compared unless something else is asked for.
     *
     * @return columns
     */
    public Set<Column> columns() {
        return this == QUICK
                ? EnumSet.copyOf(COLUMNS_OF_A_QUICK_RUN)
                : EnumSet.complementOf(EnumSet.of(Column.NATIVE_ARRAYS_JDK));
    }

    /**
     * Which of an operation's sizes are measured unless others are asked for.
     *
     * @param operation what
     * @return bytes, ascending
     */
    public List<Integer> sizes(Operation operation) {
        return this == QUICK
                ? OF_A_QUICK_RUN.getOrDefault(operation, operation.sizes())
                : operation.sizes();
    }
}
