package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * In round k a rank sends to the one k above and receives from the one k below, so that no rank is
 * sent to by two at once.
 */
public final class PairwiseAlltoall implements Alltoall {
    @Override
    public void plan(Schedule schedule, Blocks send, Blocks receive) {
        int size = schedule.size();
        int rank = schedule.rank();
        schedule.copy(send.of(rank), receive.of(rank));
        for (int step = 1; step < size; step++) {
            int source = Ranks.shift(rank, -step, size);
            int dest = Ranks.shift(rank, step, size);
            schedule.receive(receive.of(source), source);
            schedule.send(send.of(dest), dest);
            schedule.awaitAll();
        }
    }
}
