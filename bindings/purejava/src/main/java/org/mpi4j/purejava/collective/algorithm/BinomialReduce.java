package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Up a binomial tree: log2(p) rounds with the whole vector. The tree starts at the root if order
 * does not matter; else at rank 0, so that every subtree is a run of ranks, and the result goes
 * from there to the root.
 */
public final class BinomialReduce implements Reduce {
    @Override
    public boolean keepsRankOrder() {
        return true;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum, int root) {
        int top = sum.isCommutative() ? root : 0;
        climb(schedule, sum, top);
        if (top != root && schedule.rank() == top) {
            schedule.awaitAll();
            sum.sendValue(root);
        } else if (top != root && schedule.rank() == root) {
            schedule.awaitAll();
            sum.receiveValue(top);
        }
    }

    private static void climb(Schedule schedule, Accumulator sum, int top) {
        int size = schedule.size();
        int rank = schedule.rank();
        int relative = Ranks.shift(rank, -top, size);
        int subtree = Ranks.subtree(relative, size);
        for (int distance = 1; distance < subtree; distance <<= 1) {
            schedule.receive(sum.inbox(), Ranks.shift(rank, distance, size));
            schedule.awaitAll();
            sum.combineHigher();
        }
        if (relative != 0) {
            sum.sendValue(Ranks.shift(rank, -Integer.lowestOneBit(relative), size));
        }
    }
}
