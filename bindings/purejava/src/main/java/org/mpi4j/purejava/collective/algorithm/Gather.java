package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** How one block of every rank comes to the root. */
public interface Gather {
    /**
     * Adds what a rank other than the root does.
     *
     * @param schedule where to add it
     * @param own this rank's block
     * @param root the rank that receives
     */
    void plan(Schedule schedule, MpiBuffer own, int root);

    /**
     * Adds what the root does.
     *
     * @param schedule where to add it
     * @param blocks overwritten, but for its own block, which is in place
     */
    void planRoot(Schedule schedule, Blocks blocks);
}
