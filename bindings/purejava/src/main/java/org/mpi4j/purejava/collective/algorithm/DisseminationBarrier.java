package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * In round k a rank tells the one 2^k above and hears from the one 2^k below: log2(p) rounds, one
 * empty message each.
 */
public final class DisseminationBarrier implements Barrier {
    private static final MpiBuffer EMPTY = MpiBuffer.buffer(new byte[0]);

    @Override
    public void plan(Schedule schedule) {
        int size = schedule.size();
        for (int distance = 1; distance < size; distance <<= 1) {
            schedule.receive(EMPTY, Ranks.shift(schedule.rank(), -distance, size));
            schedule.send(EMPTY, Ranks.shift(schedule.rank(), distance, size));
            schedule.awaitAll();
        }
    }
}
