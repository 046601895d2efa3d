package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** All tell rank 0, which then tells all. */
public final class LinearBarrier implements Barrier {
    private static final MpiBuffer EMPTY = MpiBuffer.buffer(new byte[0]);

    @Override
    public void plan(Schedule schedule) {
        if (schedule.rank() != 0) {
            schedule.receive(EMPTY, 0);
            schedule.send(EMPTY, 0);
            return;
        }
        for (int other = 1; other < schedule.size(); other++) {
            schedule.receive(EMPTY, other);
        }
        schedule.awaitAll();
        for (int other = 1; other < schedule.size(); other++) {
            schedule.send(EMPTY, other);
        }
    }
}
