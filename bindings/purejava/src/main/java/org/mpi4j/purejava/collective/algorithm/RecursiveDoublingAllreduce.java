package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Pairs of ranks exchange and combine all they have, at distances 1, 2, 4 and so on: log2(p) rounds
 * with the whole vector. All ranks combine the same operands, so results are the same everywhere.
 */
public final class RecursiveDoublingAllreduce implements Allreduce {
    @Override
    public boolean keepsRankOrder() {
        return true;
    }

    @Override
    public void plan(Schedule schedule, Accumulator sum) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        ranks.fold(schedule, sum);
        if (!ranks.isSpectator()) {
            for (int distance = 1; distance < ranks.size(); distance <<= 1) {
                sum.exchange(ranks.real(ranks.rank() ^ distance), schedule);
            }
        }
        ranks.unfold(sum);
    }
}
