package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Recursive halving gives each rank its part of the combination, a binomial tree brings the parts
 * to the root: the root receives the vector about twice instead of log2(p) times.
 */
public final class RabenseifnerReduce implements Reduce {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum, int root) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        int top = ranks.holder(root);
        ranks.fold(schedule, sum);
        if (!ranks.isSpectator()) {
            int[] starts = RecursiveHalving.evenStarts(sum.count(), ranks.size());
            RecursiveHalving halving = new RecursiveHalving(schedule, ranks, sum, starts);
            halving.reduce();
            halving.gather(top);
        }
        int last = ranks.real(top);
        if (last != root && schedule.rank() == last) {
            sum.sendValue(root);
        } else if (last != root && schedule.rank() == root) {
            sum.receiveValue(last);
        }
    }
}
