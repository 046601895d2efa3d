package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How the combination of all contributions comes to the root. */
public interface Reduce {
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
     * @param sum starts with this rank's contribution; at the root, ends with the result
     * @param root the rank that gets the result
     */
    void plan(Schedule schedule, Accumulator sum, int root);
}
