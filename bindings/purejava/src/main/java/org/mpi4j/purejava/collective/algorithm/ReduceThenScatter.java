package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/** A binomial reduction to rank 0, which then sends every rank its part: keeps rank order. */
public final class ReduceThenScatter implements ReduceScatter {
    @Override
    public boolean keepsRankOrder() {
        return true;
    }

    @Override
    public void plan(Schedule schedule, ReduceScatterProblem problem) {
        Accumulator sum = new Accumulator(schedule, problem.reduction(), problem.input());
        new BinomialReduce().plan(schedule, sum, 0);
        if (schedule.rank() != 0) {
            schedule.receive(problem.home(), 0);
            return;
        }
        for (int other = 1; other < schedule.size(); other++) {
            sum.sendRange(problem.start(other), problem.start(other + 1), other);
        }
        schedule.copy(sum.range(0, problem.start(1)), problem.home());
    }
}
