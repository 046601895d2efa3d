package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** How ranks wait for each other. */
public interface Barrier {
    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     */
    void plan(Schedule schedule);
}
