package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** How the root's elements come to every rank. */
public interface Bcast {
    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     * @param buffer sent at the root, overwritten elsewhere
     * @param root the rank that has the elements
     */
    void plan(Schedule schedule, MpiBuffer buffer, int root);
}
