package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** All blocks are under way at once. */
public final class LinearAlltoall implements Alltoall {
    @Override
    public void plan(Schedule schedule, Blocks send, Blocks receive) {
        int size = schedule.size();
        int rank = schedule.rank();
        for (int step = 1; step < size; step++) {
            int source = Ranks.shift(rank, -step, size);
            schedule.receive(receive.of(source), source);
        }
        for (int step = 1; step < size; step++) {
            int dest = Ranks.shift(rank, step, size);
            schedule.send(send.of(dest), dest);
        }
        schedule.copy(send.of(rank), receive.of(rank));
    }
}
