package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** The leaders of two groups exchange the results of their groups: one message each way. */
public final class LeaderSwap {
    private LeaderSwap() {}

    /**
     * Adds what a leader does.
     *
     * @param schedule among all ranks afterwards
     * @param sides the groups
     * @param own the result of the own group
     * @param into overwritten with that of the other
     */
    public static void plan(Schedule schedule, Sides sides, Accumulator own, MpiBuffer into) {
        schedule.awaitAll();
        sides.amongAll(schedule);
        schedule.receive(into, sides.otherLeader());
        own.sendValue(sides.otherLeader());
        schedule.awaitAll();
    }
}
