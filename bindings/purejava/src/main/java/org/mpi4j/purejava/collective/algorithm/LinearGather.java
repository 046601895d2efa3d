package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** Every rank sends its block straight to the root. */
public final class LinearGather implements Gather {
    @Override
    public void plan(Schedule schedule, MpiBuffer own, int root) {
        schedule.send(own, root);
    }

    @Override
    public void planRoot(Schedule schedule, Blocks blocks) {
        for (int other = 0; other < schedule.size(); other++) {
            if (other != schedule.rank()) {
                schedule.receive(blocks.of(other), other);
            }
        }
    }
}
