package org.mpi4j.purejava.collective;

import java.util.concurrent.atomic.AtomicInteger;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.algorithm.Accumulator;
import org.mpi4j.purejava.collective.algorithm.FailureNews;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.collective.schedule.Scratch;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.transport.RawMemory;

/**
 * Schedules for the operations of one communicator. Numbers the operations so that several under
 * way never take each other's messages. Arguments are those of {@link
 * org.mpi4j.spi.CollectivesBackend}.
 */
abstract class Plans {
    private final Wire wire;
    private final Scratch scratch = new Scratch();
    private final AtomicInteger sequence = new AtomicInteger();

    Plans(Wire wire) {
        this.wire = wire;
    }

    /** An empty one, for the next operation. */
    final Schedule schedule() {
        return new Schedule(wire, nextTag(), scratch);
    }

    /**
     * The number of the next operation. Every rank starts the operations of a communicator in the
     * same order, so the same number means the same operation; when the numbers start again, the
     * first ones are long done.
     */
    final int nextTag() {
        return sequence.getAndIncrement() & Integer.MAX_VALUE;
    }

    final Schedule reduceLocal(MpiBuffer in, MpiBuffer inOut, Op op) {
        Schedule schedule = schedule();
        if (inOut.dataBytes() > 0) {
            Reduction reduction = Reduction.of(op, inOut.datatype());
            MpiBuffer home = RawMemory.reachable(inOut);
            Accumulator result = new Accumulator(schedule, reduction, home, home);
            result.combineLower(RawMemory.reachable(in));
            finish(schedule, result, home);
        }
        return schedule;
    }

    static void finish(Schedule schedule, Accumulator sum, MpiBuffer home) {
        schedule.awaitAll();
        schedule.copy(sum.value(), home);
    }

    /** What a program's function throws at one rank is thrown at all that the schedule is among. */
    static void agree(Schedule schedule, Op op) {
        if (op.function().isPresent()) {
            FailureNews.spread(schedule);
        }
    }

    abstract Schedule barrier();

    abstract Schedule bcast(MpiBuffer buffer, int root);

    abstract Schedule gather(MpiBuffer send, MpiBuffer receive, int root);

    abstract Schedule gatherv(MpiBuffer send, MpiChunks receive, int root);

    abstract Schedule scatter(MpiBuffer send, MpiBuffer receive, int root);

    abstract Schedule scatterv(MpiChunks send, MpiBuffer receive, int root);

    abstract Schedule allgather(MpiBuffer send, MpiBuffer receive);

    abstract Schedule allgatherv(MpiBuffer send, MpiChunks receive);

    abstract Schedule alltoall(MpiBuffer send, MpiBuffer receive);

    abstract Schedule alltoallv(MpiChunks send, MpiChunks receive);

    abstract Schedule alltoallw(MpiBuffers send, MpiBuffers receive);

    abstract Schedule reduce(MpiBuffer send, MpiBuffer receive, Op op, int root);

    abstract Schedule allreduce(MpiBuffer send, MpiBuffer receive, Op op);

    abstract Schedule reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

    abstract Schedule reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op);

    abstract Schedule scan(MpiBuffer send, MpiBuffer receive, Op op);

    abstract Schedule exscan(MpiBuffer send, MpiBuffer receive, Op op);
}
