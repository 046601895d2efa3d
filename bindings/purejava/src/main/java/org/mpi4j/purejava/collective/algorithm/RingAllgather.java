package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** Blocks go round a ring: p - 1 rounds, each with one block; blocks may differ in length. */
public final class RingAllgather implements Allgather {
    @Override
    public void plan(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        int rank = schedule.rank();
        for (int step = 0; step < size - 1; step++) {
            int in = Ranks.shift(rank, -step - 1, size);
            int out = Ranks.shift(rank, -step, size);
            schedule.receive(blocks.of(in), Ranks.shift(rank, -1, size));
            schedule.send(blocks.of(out), Ranks.shift(rank, 1, size));
            schedule.awaitAll();
        }
    }
}
