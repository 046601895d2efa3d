package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Parts of the vector go round a ring twice, combined the first time and spread the second: 2(p -
 * 1) rounds between neighbours, about twice the vector in all.
 */
public final class RingAllreduce implements Allreduce {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum) {
        int size = schedule.size();
        int rank = schedule.rank();
        int left = Ranks.shift(rank, -1, size);
        int right = Ranks.shift(rank, 1, size);
        int[] starts = RecursiveHalving.evenStarts(sum.count(), size);
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.shift(rank, -step, size);
            int in = Ranks.shift(rank, -step - 1, size);
            schedule.receive(sum.inbox(starts[in], starts[in + 1]), left);
            sum.sendRange(starts[out], starts[out + 1], right);
            schedule.awaitAll();
            sum.combineRange(starts[in], starts[in + 1]);
        }
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.shift(rank, 1 - step, size);
            int in = Ranks.shift(rank, -step, size);
            sum.receiveRange(starts[in], starts[in + 1], left);
            sum.sendRange(starts[out], starts[out + 1], right);
            schedule.awaitAll();
        }
    }
}
