package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * In round k a rank sends the part of the one k above, and receives its own part from the one k
 * below: p - 1 rounds, every part sent once.
 */
public final class PairwiseReduceScatter implements ReduceScatter {
    @Override
    public boolean keepsRankOrder() {
        return false;
    }

    @Override
    public void plan(Schedule schedule, ReduceScatterProblem problem) {
        int size = schedule.size();
        int rank = schedule.rank();
        Accumulator sum = new Accumulator(schedule, problem.reduction(), problem.part(rank));
        for (int step = 1; step < size; step++) {
            int dest = Ranks.shift(rank, step, size);
            schedule.receive(sum.inbox(), Ranks.shift(rank, -step, size));
            schedule.send(problem.part(dest), dest);
            schedule.awaitAll();
            sum.combineLower();
        }
        schedule.copy(sum.value(), problem.home());
    }
}
