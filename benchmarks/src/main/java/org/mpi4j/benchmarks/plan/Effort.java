package org.mpi4j.benchmarks.plan;

import java.time.Duration;
import java.util.List;

/** How much is done for a figure. */
public enum Effort {
    /** A few events of everything, validated: whether it works, not how fast it is. */
    TINY(1, 0, 3, 200, Duration.ofMinutes(1)),
    /** Figures within two minutes. */
    QUICK(6, 3, 12, 600, Duration.ofSeconds(105)),
    /** Narrow intervals. */
    THOROUGH(20, 10, 40, 5000, Duration.ofMinutes(20));

    /**
     * What keeps a twin from taking for ever.
     *
     * @param warmUpBlocks most blocks of samples in a warm-up
     * @param phaseMs most milliseconds for warming up, and again for the samples of a cell; only a
     *     busy machine needs that long
     */
    public record Bounds(int warmUpBlocks, int phaseMs) {}

    private final int rounds;
    private final int extraRounds;
    private final int warmUpBlocks;
    private final int phaseMs;
    private final Duration budget;

    Effort(int rounds, int extraRounds, int warmUpBlocks, int phaseMs, Duration budget) {
        this.rounds = rounds;
        this.extraRounds = extraRounds;
        this.warmUpBlocks = warmUpBlocks;
        this.phaseMs = phaseMs;
        this.budget = budget;
    }

    /**
     * Launches of every column that count.
     *
     * @return at least 1; 6 are needed for an interval of 95 %
     */
    public int rounds() {
        return rounds;
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
     * Bounds of a cell.
     *
     * @return for every twin the same
     */
    public Bounds bounds() {
        return new Bounds(warmUpBlocks, phaseMs);
    }

    /**
     * No round is started that would not end within this time, as far as can be told.
     *
     * @return the time
     */
    public Duration budget() {
        return budget;
    }

    /**
     * Everything that one launch of a twin measures.
     *
     * @return cells in the order in which they are run
     */
    public List<Cell> cells() {
        return this == TINY ? tiny() : full();
    }

    private static List<Cell> full() {
        int k = 1 << 10;
        int m = 1 << 20;
        return List.of(
                new Cell(Operation.LATENCY, 8, 100, 300, 100),
                new Cell(Operation.LATENCY, k, 10, 300, 200),
                new Cell(Operation.LATENCY, 4 * k, 10, 300, 200),
                new Cell(Operation.LATENCY, 64 * k, 1, 600, 300),
                new Cell(Operation.LATENCY, m, 1, 200, 50),
                new Cell(Operation.BANDWIDTH, 8, 1, 500, 400),
                new Cell(Operation.BANDWIDTH, k, 1, 300, 200),
                new Cell(Operation.BANDWIDTH, 4 * k, 1, 300, 100),
                new Cell(Operation.BANDWIDTH, 64 * k, 1, 100, 20),
                new Cell(Operation.BANDWIDTH, m, 1, 10, 3),
                new Cell(Operation.RATE, 8, 1, 500, 400),
                new Cell(Operation.ALLREDUCE, 8, 100, 300, 100),
                new Cell(Operation.ALLREDUCE, 64 * k, 1, 600, 200),
                new Cell(Operation.ALLREDUCE, m, 1, 200, 50),
                new Cell(Operation.PUT, 8, 1000, 100, 50),
                new Cell(Operation.PUT, k, 1000, 100, 50),
                new Cell(Operation.PUT, 64 * k, 10, 100, 30),
                new Cell(Operation.PUT, m, 1, 200, 50),
                new Cell(Operation.COPY, 8, 1000, 100, 50),
                new Cell(Operation.COPY, k, 1000, 100, 50),
                new Cell(Operation.COPY, 4 * k, 100, 100, 50),
                new Cell(Operation.COPY, 64 * k, 10, 200, 50),
                new Cell(Operation.COPY, m, 1, 200, 50));
    }

    private static List<Cell> tiny() {
        return full().stream()
                .map(cell -> new Cell(cell.operation(), cell.bytes(), 2, 5, 2))
                .toList();
    }
}
