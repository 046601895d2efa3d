package org.mpi4j.benchmarks.twin;

/** One operation to measure, at one size at a time. */
interface Benchmark {
    /** Messages under way at once in the bandwidth benchmark. */
    int WINDOW = 64;

    /** The name in the plan. */
    String name();

    /** Makes everything that {@link #run} reuses. */
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
