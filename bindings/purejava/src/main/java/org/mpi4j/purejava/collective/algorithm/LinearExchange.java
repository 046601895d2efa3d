package org.mpi4j.purejava.collective.algorithm;

import java.util.function.IntFunction;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** A message of its own between every rank of one group and every rank of the other. */
public final class LinearExchange {
    private LinearExchange() {}

    /**
     * Adds a receive from every rank of the other group.
     *
     * @param schedule among all ranks
     * @param sides the groups
     * @param parts overwritten, by rank in the other group
     */
    public static void receive(Schedule schedule, Sides sides, IntFunction<MpiBuffer> parts) {
        for (int i = 0; i < sides.otherSize(); i++) {
            schedule.receive(parts.apply(i), sides.other(i));
        }
    }

    /**
     * Adds a send to every rank of the other group.
     *
     * @param schedule among all ranks
     * @param sides the groups
     * @param parts by rank in the other group
     */
    public static void send(Schedule schedule, Sides sides, IntFunction<MpiBuffer> parts) {
        for (int i = 0; i < sides.otherSize(); i++) {
            schedule.send(parts.apply(i), sides.other(i));
        }
    }
}
