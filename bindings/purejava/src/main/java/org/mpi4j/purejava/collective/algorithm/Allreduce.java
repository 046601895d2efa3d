package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How the combination of all contributions comes to every rank. */
public interface Allreduce {
    /**
     * Whether contributions are combined in rank order.
     *
     * @return false if it needs a commutative operation
     */
    boolean keepsRankOrder();

    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     * @param sum starts with this rank's contribution, ends with the result
     */
    void plan(Schedule schedule, Accumulator sum);
}
