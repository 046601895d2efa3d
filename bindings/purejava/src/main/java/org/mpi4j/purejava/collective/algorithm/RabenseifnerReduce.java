package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Recursive halving gives each rank its part of the combination, and each sends its part to the
 * root: the root receives the vector about once and a half instead of log2(p) times.
 */
public final class RabenseifnerReduce implements Reduce {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum, int root) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        int[] starts = RecursiveHalving.evenStarts(sum.count(), ranks.size());
        ranks.fold(schedule, sum);
        if (!ranks.isSpectator()) {
            new RecursiveHalving(schedule, ranks, sum, starts).reduce();
        }
        if (schedule.rank() == root) {
            for (int part = 0; part < ranks.size(); part++) {
                if (ranks.real(part) != root) {
                    sum.receiveRange(starts[part], starts[part + 1], ranks.real(part));
                }
            }
        } else if (!ranks.isSpectator()) {
            sum.sendRange(starts[ranks.rank()], starts[ranks.rank() + 1], root);
        }
    }
}
