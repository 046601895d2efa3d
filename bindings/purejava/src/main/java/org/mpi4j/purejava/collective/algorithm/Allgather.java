package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How one block of every rank comes to every rank. */
public interface Allgather {
    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     * @param blocks overwritten, but for this rank's own block, which is in place
     */
    void plan(Schedule schedule, Blocks blocks);
}
