package org.mpi4j.benchmarks.twin;

import java.util.OptionalDouble;

/** One operation to measure, at one size at a time. */
interface Benchmark {
    /** Messages under way at once in the bandwidth benchmarks. */
    int WINDOW = 64;

    /** The name in the plan. */
    String name();

    /**
     * Makes everything that {@link #run} reuses.
     *
     * @throws UnsupportedOperationException at all ranks if it cannot be measured here
     */
    void setUp(int bytes);

    /** Not timed, before each sample. */
    default void before() {}

    /** Timed. */
    void run(int events);

    /** Calls of the measured kind that one event makes at a rank. */
    int callsPerEvent();

    /** Whether the slowest rank's time counts, not that of rank 0. */
    default boolean slowestRankCounts() {
        return false;
    }

    /** Whether {@link #run} computes {@linkplain Meanwhile meanwhile}. */
    default boolean overlaps() {
        return false;
    }

    /** Of something that happened before and is not run: microseconds. */
    default OptionalDouble recordedUs() {
        return OptionalDouble.empty();
    }

    /**
     * Runs one event on fresh data.
     *
     * @param corruption added to one received byte first, so that the check itself can be checked
     * @return whether this rank received what it should
     */
    boolean validate(int corruption);

    /** Frees what {@link #setUp} made. */
    default void tearDown() {}
}
