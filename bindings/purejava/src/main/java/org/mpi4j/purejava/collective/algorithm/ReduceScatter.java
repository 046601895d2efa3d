package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How every rank gets its part of the combination of all contributions. */
public interface ReduceScatter {
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
     * @param problem the contribution and where the result goes
     */
    void plan(Schedule schedule, ReduceScatterProblem problem);
}
