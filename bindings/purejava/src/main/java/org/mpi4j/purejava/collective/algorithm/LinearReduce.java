package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Every rank sends to the root, which adds the contributions to its own outwards, so that order is
 * kept with one of them in memory at a time.
 */
public final class LinearReduce implements Reduce {
    @Override
    public boolean keepsRankOrder() {
        return true;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum, int root) {
        if (schedule.rank() != root) {
            sum.sendValue(root);
            return;
        }
        // Above the root each comes after what is there; below it, each before.
        for (int other = root + 1; other < schedule.size(); other++) {
            receive(schedule, sum.inbox(), other);
            sum.combineHigher();
        }
        for (int other = root - 1; other >= 0; other--) {
            receive(schedule, sum.inbox(), other);
            sum.combineLower();
        }
    }

    private static void receive(Schedule schedule, MpiBuffer inbox, int source) {
        schedule.receive(inbox, source);
        schedule.awaitAll();
    }
}
