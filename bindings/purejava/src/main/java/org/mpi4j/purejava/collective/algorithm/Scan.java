package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** How every rank gets the combination of the contributions up to its own, or below it. */
public interface Scan {
    /**
     * Adds what this rank does for the combination up to its own contribution.
     *
     * @param schedule where to add it
     * @param reduction how to combine
     * @param own this rank's contribution
     * @param result overwritten; may be {@code own}
     */
    void planInclusive(Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result);

    /**
     * Adds what this rank does for the combination of the contributions below its own.
     *
     * @param schedule where to add it
     * @param reduction how to combine
     * @param own this rank's contribution
     * @param result overwritten at ranks above 0; may be {@code own}
     */
    void planExclusive(Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result);
}
