package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Operand;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** A chain: a rank hears from the one below, adds its own and tells the one above. */
public final class LinearScan implements Scan {
    @Override
    public void planInclusive(
            Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result) {
        Operand sum = reduction.temporary(schedule, own.count());
        schedule.copy(own, sum.buffer());
        if (schedule.rank() > 0) {
            Operand below = reduction.temporary(schedule, own.count());
            schedule.receive(below.buffer(), schedule.rank() - 1);
            schedule.awaitAll();
            reduction.combine(schedule, below, sum);
        }
        sendUp(schedule, sum);
        schedule.copy(sum.buffer(), result);
    }

    @Override
    public void planExclusive(
            Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result) {
        Operand sum = reduction.temporary(schedule, own.count());
        schedule.copy(own, sum.buffer());
        if (schedule.rank() > 0) {
            Operand below = reduction.temporary(schedule, own.count());
            schedule.receive(below.buffer(), schedule.rank() - 1);
            schedule.awaitAll();
            reduction.combine(schedule, below, sum);
            schedule.copy(below.buffer(), result);
        }
        sendUp(schedule, sum);
    }

    private static void sendUp(Schedule schedule, Operand sum) {
        if (schedule.rank() + 1 < schedule.size()) {
            schedule.send(sum.buffer(), schedule.rank() + 1);
        }
    }
}
