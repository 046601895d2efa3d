package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Operand;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Pairs at distances 1, 2, 4 and so on exchange the combination of their aligned groups; what comes
 * from below is added to the result too: log2(p) rounds.
 *
 * <p>A group that the number of ranks cuts off is incomplete only at its upper end, and no rank
 * above it is there to ask for it.
 */
public final class RecursiveDoublingScan implements Scan {
    @Override
    public void planInclusive(
            Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result) {
        Prefix prefix = new Prefix(reduction, schedule, own);
        prefix.include(own);
        exchangeAll(schedule, prefix);
        prefix.copyTo(result);
    }

    @Override
    public void planExclusive(
            Schedule schedule, Reduction reduction, MpiBuffer own, MpiBuffer result) {
        Prefix prefix = new Prefix(reduction, schedule, own);
        exchangeAll(schedule, prefix);
        if (schedule.rank() > 0) {
            prefix.copyTo(result);
        }
    }

    private static void exchangeAll(Schedule schedule, Prefix prefix) {
        int rank = schedule.rank();
        for (int distance = 1; distance < schedule.size(); distance <<= 1) {
            int partner = rank ^ distance;
            if (partner < schedule.size()) {
                prefix.exchange(partner);
            }
        }
    }

    /** The combination of this rank's group, and that of the ranks up to or below this one. */
    private static final class Prefix {
        private final Reduction reduction;
        private final Schedule schedule;
        private final Operand result;
        private boolean empty = true;
        private Operand group;
        private Operand inbox;

        Prefix(Reduction reduction, Schedule schedule, MpiBuffer own) {
            this.reduction = reduction;
            this.schedule = schedule;
            this.result = reduction.temporary(schedule, own.count());
            this.group = reduction.temporary(schedule, own.count());
            this.inbox = reduction.temporary(schedule, own.count());
            schedule.copy(own, group.buffer());
        }

        void include(MpiBuffer lowest) {
            schedule.copy(lowest, result.buffer());
            empty = false;
        }

        void copyTo(MpiBuffer home) {
            schedule.copy(result.buffer(), home);
        }

        void exchange(int partner) {
            schedule.receive(inbox.buffer(), partner);
            schedule.send(group.buffer(), partner);
            schedule.awaitAll();
            if (partner < schedule.rank()) {
                addLower();
            } else {
                addHigher();
            }
        }

        private void addLower() {
            if (empty) {
                include(inbox.buffer());
            } else {
                reduction.combine(schedule, inbox, result);
            }
            reduction.combine(schedule, inbox, group);
        }

        /** The function overwrites its second operand, which so becomes the group. */
        private void addHigher() {
            reduction.combine(schedule, group, inbox);
            Operand combined = inbox;
            inbox = group;
            group = combined;
        }
    }
}
