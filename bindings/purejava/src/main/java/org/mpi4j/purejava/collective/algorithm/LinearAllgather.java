package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** Every rank sends its block to every other at once. */
public final class LinearAllgather implements Allgather {
    @Override
    public void plan(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        int rank = schedule.rank();
        for (int step = 1; step < size; step++) {
            int source = Ranks.shift(rank, -step, size);
            schedule.receive(blocks.of(source), source);
        }
        for (int step = 1; step < size; step++) {
            schedule.send(blocks.of(rank), Ranks.shift(rank, step, size));
        }
    }
}
