package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** Pairs of ranks halve the vector between them, at distances p/2, p/4 and so on: log2(p) rounds. */
public final class RecursiveHalvingReduceScatter implements ReduceScatter {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, Problem problem) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        int rank = schedule.rank();
        int[] starts = problem.starts();
        Accumulator sum = new Accumulator(schedule, problem.reduction(), problem.input());
        ranks.fold(schedule, sum);
        if (ranks.isSpectator()) {
            schedule.receive(problem.home(), rank + 1);
            return;
        }
        new RecursiveHalving(schedule, ranks, sum, folded(ranks, starts)).reduce();
        if (ranks.lowest(ranks.rank()) != rank) {
            sum.sendRange(starts[rank - 1], starts[rank], rank - 1);
        }
        MpiBuffer own = sum.range(starts[rank], starts[rank + 1]);
        schedule.copy(own, problem.home());
    }

    /** A participant's range is its own part and that of the spectator below it. */
    private static int[] folded(PowerOfTwo ranks, int[] starts) {
        int[] ranges = new int[ranks.size() + 1];
        for (int i = 0; i < ranks.size(); i++) {
            ranges[i] = starts[ranks.lowest(i)];
        }
        ranges[ranks.size()] = starts[starts.length - 1];
        return ranges;
    }
}
