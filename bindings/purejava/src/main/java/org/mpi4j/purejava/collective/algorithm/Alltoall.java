package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How every rank's block for every rank comes there. */
public interface Alltoall {
    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     * @param send one block for each rank
     * @param receive overwritten with one block of each rank
     */
    void plan(Schedule schedule, Blocks send, Blocks receive);
}
