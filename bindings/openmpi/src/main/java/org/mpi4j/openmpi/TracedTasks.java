package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.openmpi.TracedReduction.Task;
import org.mpi4j.spi.Participants;

/** What each kind of reduction is as a {@link TracedReduction}, for one rank. */
final class TracedTasks {
    private final Participants ranks;

    TracedTasks(Participants ranks) {
        this.ranks = ranks;
    }

    private static MpiBuffer operand(MpiBuffer send, MpiBuffer receive) {
        return send == MpiBuffer.IN_PLACE ? receive : send;
    }

    Task reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        MpiBuffer result = ranks.isRoot(root) ? receive : MpiBuffer.NONE;
        return total(op, operand(send, receive), result, 0);
    }

    Task allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        return total(op, operand(send, receive), receive, 0);
    }

    Task reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        MpiBuffer operand = operand(send, receive);
        long part = operand.count() / ranks.size();
        return total(op, operand, receive.part(0, part), ranks.rank() * part);
    }

    Task reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        long first = 0;
        for (int i = 0; i < ranks.rank(); i++) {
            first += counts[i];
        }
        MpiBuffer result = receive.part(0, counts[ranks.rank()]);
        return total(op, operand(send, receive), result, first);
    }

    private static Task total(Op op, MpiBuffer operand, MpiBuffer result, long first) {
        return new Task(op, operand, result, first, 1, 0, 0);
    }

    Task scan(MpiBuffer send, MpiBuffer receive, Op op) {
        return table(op, operand(send, receive), receive, ranks.rank());
    }

    Task exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        MpiBuffer result = ranks.rank() == 0 ? MpiBuffer.NONE : receive;
        return table(op, operand(send, receive), result, ranks.rank() - 1);
    }

    private Task table(Op op, MpiBuffer operand, MpiBuffer result, int wanted) {
        return new Task(op, operand, result, 0, ranks.size(), ranks.rank(), wanted);
    }
}
