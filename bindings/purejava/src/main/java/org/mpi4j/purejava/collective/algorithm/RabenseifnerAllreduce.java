package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Recursive halving gives each rank its part of the combination, recursive doubling spreads the
 * parts: 2 log2(p) rounds, about twice the vector in all.
 */
public final class RabenseifnerAllreduce implements Allreduce {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        ranks.fold(schedule, sum);
        if (!ranks.isSpectator()) {
            int[] starts = RecursiveHalving.evenStarts(sum.count(), ranks.size());
            RecursiveHalving halving = new RecursiveHalving(schedule, ranks, sum, starts);
            halving.reduce();
            halving.collect();
        }
        ranks.unfold(sum);
    }
}
