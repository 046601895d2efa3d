package org.mpi4j.benchmarks.kernel;

import java.util.List;

/**
 * One rank's part of one problem. The methods are called in this order, by all ranks; all of them
 * may communicate.
 */
public interface Kernel extends AutoCloseable {
    /** Not timed: memory and first values. */
    void setUp();

    /** Not timed: one iteration, or some of the work, that leaves no trace in the result. */
    void warmUp();

    /** Timed. */
    void run();

    /** Adds a little to the result, to see that verification finds it; never called in earnest. */
    void spoil();

    /**
     * Compares the result with what it must be.
     *
     * @return one or more numbers, at rank 0 at least
     */
    List<Check> verify();

    /**
     * How much work {@link #run} is.
     *
     * @return arithmetic, keys or updates, as the kernel counts them
     */
    double operations();

    /** Frees what MPI has made for it. */
    @Override
    default void close() {}
}
