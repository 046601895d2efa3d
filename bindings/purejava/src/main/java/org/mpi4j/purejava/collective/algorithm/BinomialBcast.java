package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** Down a binomial tree: log2(p) rounds, each with the whole message. */
public final class BinomialBcast implements Bcast {
    @Override
    public void plan(Schedule schedule, MpiBuffer buffer, int root) {
        int size = schedule.size();
        int relative = Ranks.shift(schedule.rank(), -root, size);
        int reach = Ranks.ceilingPower(size);
        if (relative != 0) {
            reach = Integer.lowestOneBit(relative);
            schedule.receive(buffer, Ranks.shift(schedule.rank(), -reach, size));
            schedule.awaitAll();
        }
        for (int distance = reach >> 1; distance > 0; distance >>= 1) {
            if (relative + distance < size) {
                schedule.send(buffer, Ranks.shift(schedule.rank(), distance, size));
            }
        }
    }
}
