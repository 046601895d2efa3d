package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** The root sends every rank its block. */
public final class LinearScatter implements Scatter {
    @Override
    public void plan(Schedule schedule, MpiBuffer own, int root) {
        schedule.receive(own, root);
    }

    @Override
    public void planRoot(Schedule schedule, Blocks blocks) {
        for (int other = 0; other < schedule.size(); other++) {
            if (other != schedule.rank()) {
                schedule.send(blocks.of(other), other);
            }
        }
    }
}
