package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Pairs of ranks halve the vector between them, at distances p/2, p/4 and so on: log2(p) rounds.
 */
public final class RecursiveHalvingReduceScatter implements ReduceScatter {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, ReduceScatterProblem problem) {
        PowerOfTwo ranks = new PowerOfTwo(schedule);
        int rank = schedule.rank();
        Accumulator sum = new Accumulator(schedule, problem.reduction(), problem.input());
        ranks.fold(schedule, sum);
        if (ranks.isSpectator()) {
            schedule.receive(problem.home(), rank + 1);
            return;
        }
        new RecursiveHalving(schedule, ranks, sum, folded(ranks, problem, schedule.size()))
                .reduce();
        if (ranks.lowest(ranks.rank()) != rank) {
            sum.sendRange(problem.start(rank - 1), problem.start(rank), rank - 1);
        }
        MpiBuffer own = sum.range(problem.start(rank), problem.start(rank + 1));
        schedule.copy(own, problem.home());
    }

    /** A participant's range is its own part and that of the spectator below it. */
    private static int[] folded(PowerOfTwo ranks, ReduceScatterProblem problem, int size) {
        int[] ranges = new int[ranks.size() + 1];
        for (int i = 0; i < ranks.size(); i++) {
            ranges[i] = problem.start(ranks.lowest(i));
        }
        ranges[ranks.size()] = problem.start(size);
        return ranges;
    }
}
