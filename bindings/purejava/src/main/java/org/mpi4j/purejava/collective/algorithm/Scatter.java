package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** How one block for every rank comes from the root. */
public interface Scatter {
    /**
     * Adds what a rank other than the root does.
     *
     * @param schedule where to add it
     * @param own overwritten with this rank's block
     * @param root the rank that sends
     */
    void plan(Schedule schedule, MpiBuffer own, int root);

    /**
     * Adds what the root does.
     *
     * @param schedule where to add it
     * @param blocks sent, but for its own block, which stays
     */
    void planRoot(Schedule schedule, Blocks blocks);
}
