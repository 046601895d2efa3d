package org.mpi4j.purejava.collective;

import java.util.function.IntFunction;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.algorithm.Accumulator;
import org.mpi4j.purejava.collective.algorithm.Blocks;
import org.mpi4j.purejava.collective.algorithm.FailureNews;
import org.mpi4j.purejava.collective.algorithm.LeaderSwap;
import org.mpi4j.purejava.collective.algorithm.LinearExchange;
import org.mpi4j.purejava.collective.algorithm.Sides;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Participants;

/**
 * Schedules for a communicator of two groups. Data goes from one group to the other: to each rank
 * straight where every rank gets something of its own, through the leaders, the first ranks, where
 * all get the same or contributions are combined. What happens within a group are the algorithms of
 * communicators of one group.
 */
final class InterPlans extends Plans {
    private final Sides sides;
    private final Participants ranks;
    private final Selection selection;

    /** Schedules over a wire that connects both groups. */
    InterPlans(Wire wire, Sides sides, Selection selection) {
        super(wire);
        this.sides = sides;
        this.ranks = new Participants(wire.rank() - sides.first(), sides.size(), sides.otherSize());
        this.selection = selection;
    }

    private boolean isLeader() {
        return ranks.rank() == 0;
    }

    /** Nobody leaves before everybody has come, which is more than the standard asks for. */
    @Override
    Schedule barrier() {
        Schedule schedule = schedule();
        selection.barrier().plan(schedule);
        return schedule;
    }

    @Override
    Schedule bcast(MpiBuffer buffer, int root) {
        Schedule schedule = schedule();
        switch (ranks.role(root)) {
            case ROOT -> schedule.send(RawMemory.reachable(buffer), sides.otherLeader());
            case LEAF -> bcastHere(schedule, RawMemory.reachable(buffer), root);
            case BYSTANDER -> {}
        }
        return schedule;
    }

    private void bcastHere(Schedule schedule, MpiBuffer message, int root) {
        if (isLeader()) {
            schedule.receive(message, sides.other(root));
            schedule.awaitAll();
        }
        spread(schedule, message);
    }

    /** From the leader to its group. */
    private void spread(Schedule schedule, MpiBuffer message) {
        long bytes = message.dataBytes();
        if (bytes > 0 && sides.size() > 1) {
            sides.amongOwn(schedule);
            selection.bcast(bytes, sides.size()).plan(schedule, message, 0);
        }
    }

    @Override
    Schedule gather(MpiBuffer send, MpiBuffer receive, int root) {
        return switch (ranks.role(root)) {
            case ROOT -> receiveAll(Blocks.equal(RawMemory.reachable(receive), ranks.parts()));
            case LEAF -> sendOne(send, root);
            case BYSTANDER -> schedule();
        };
    }

    @Override
    Schedule gatherv(MpiBuffer send, MpiChunks receive, int root) {
        return switch (ranks.role(root)) {
            case ROOT -> receiveAll(Blocks.varying(receive));
            case LEAF -> sendOne(send, root);
            case BYSTANDER -> schedule();
        };
    }

    private Schedule receiveAll(Blocks receive) {
        Schedule schedule = schedule();
        LinearExchange.receive(schedule, sides, receive::of);
        return schedule;
    }

    private Schedule sendOne(MpiBuffer send, int root) {
        Schedule schedule = schedule();
        schedule.send(RawMemory.reachable(send), sides.other(root));
        return schedule;
    }

    @Override
    Schedule scatter(MpiBuffer send, MpiBuffer receive, int root) {
        return switch (ranks.role(root)) {
            case ROOT -> sendAll(Blocks.equal(RawMemory.reachable(send), ranks.parts()));
            case LEAF -> receiveOne(receive, root);
            case BYSTANDER -> schedule();
        };
    }

    @Override
    Schedule scatterv(MpiChunks send, MpiBuffer receive, int root) {
        return switch (ranks.role(root)) {
            case ROOT -> sendAll(Blocks.varying(send));
            case LEAF -> receiveOne(receive, root);
            case BYSTANDER -> schedule();
        };
    }

    private Schedule sendAll(Blocks send) {
        Schedule schedule = schedule();
        LinearExchange.send(schedule, sides, send::of);
        return schedule;
    }

    private Schedule receiveOne(MpiBuffer receive, int root) {
        Schedule schedule = schedule();
        schedule.receive(RawMemory.reachable(receive), sides.other(root));
        return schedule;
    }

    @Override
    Schedule allgather(MpiBuffer send, MpiBuffer receive) {
        MpiBuffer own = RawMemory.reachable(send);
        return exchange(to -> own, Blocks.equal(RawMemory.reachable(receive), ranks.parts()));
    }

    @Override
    Schedule allgatherv(MpiBuffer send, MpiChunks receive) {
        MpiBuffer own = RawMemory.reachable(send);
        return exchange(to -> own, Blocks.varying(receive));
    }

    @Override
    Schedule alltoall(MpiBuffer send, MpiBuffer receive) {
        Blocks out = Blocks.equal(RawMemory.reachable(send), ranks.parts());
        return exchange(out::of, Blocks.equal(RawMemory.reachable(receive), ranks.parts()));
    }

    @Override
    Schedule alltoallv(MpiChunks send, MpiChunks receive) {
        return exchange(Blocks.varying(send)::of, Blocks.varying(receive));
    }

    @Override
    Schedule alltoallw(MpiBuffers send, MpiBuffers receive) {
        return exchange(Blocks.separate(send)::of, Blocks.separate(receive));
    }

    private Schedule exchange(IntFunction<MpiBuffer> send, Blocks receive) {
        Schedule schedule = schedule();
        LinearExchange.receive(schedule, sides, receive::of);
        LinearExchange.send(schedule, sides, send);
        return schedule;
    }

    @Override
    Schedule reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        return switch (ranks.role(root)) {
            case ROOT -> reduceHere(receive, op);
            case LEAF -> reduceAway(send, op, root);
            case BYSTANDER -> schedule();
        };
    }

    private Schedule reduceHere(MpiBuffer receive, Op op) {
        Schedule schedule = schedule();
        if (receive.dataBytes() > 0) {
            schedule.receive(RawMemory.reachable(receive), sides.otherLeader());
            if (op.function().isPresent()) {
                FailureNews.hear(schedule, sides.otherLeader());
            }
        }
        return schedule;
    }

    private Schedule reduceAway(MpiBuffer send, Op op, int root) {
        Schedule schedule = schedule();
        if (send.dataBytes() > 0) {
            Accumulator sum = combineOwn(schedule, send, op);
            agree(schedule, op);
            if (isLeader()) {
                schedule.awaitAll();
                sides.amongAll(schedule);
                schedule.send(sum.value(), sides.other(root));
                if (op.function().isPresent()) {
                    FailureNews.tell(schedule, sides.other(root));
                }
            }
        }
        return schedule;
    }

    /** What this group has, combined at its leader. The schedule is among this group then. */
    private Accumulator combineOwn(Schedule schedule, MpiBuffer send, Op op) {
        Reduction reduction = Reduction.of(op, send.datatype());
        Accumulator sum = new Accumulator(schedule, reduction, RawMemory.reachable(send));
        sides.amongOwn(schedule);
        selection
                .reduce(send.dataBytes(), sides.size(), reduction.isCommutative())
                .plan(schedule, sum, 0);
        return sum;
    }

    @Override
    Schedule allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        Schedule schedule = schedule();
        if (receive.dataBytes() > 0) {
            MpiBuffer home = RawMemory.reachable(receive);
            swapLeaders(schedule, combineOwn(schedule, send, op), home);
            spread(schedule, home);
            agreeAll(schedule, op);
        }
        return schedule;
    }

    /** The leaders tell each other what their groups have. */
    private void swapLeaders(Schedule schedule, Accumulator sum, MpiBuffer into) {
        if (isLeader()) {
            LeaderSwap.plan(schedule, sides, sum, into);
        }
    }

    private void agreeAll(Schedule schedule, Op op) {
        sides.amongAll(schedule);
        agree(schedule, op);
    }

    @Override
    Schedule reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        Schedule schedule = schedule();
        if (send.dataBytes() > 0) {
            MpiBuffer all = combineOther(schedule, send, op);
            scatterOwn(schedule, Blocks.equal(all, sides.size()), receive);
            agreeAll(schedule, op);
        }
        return schedule;
    }

    @Override
    Schedule reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        Schedule schedule = schedule();
        if (send.dataBytes() > 0) {
            MpiBuffer all = combineOther(schedule, send, op);
            MpiBuffer own = receive.part(0, counts[ranks.rank()]);
            scatterOwn(schedule, Blocks.varying(MpiChunks.chunks(all, counts)), own);
            agreeAll(schedule, op);
        }
        return schedule;
    }

    /** What the other group has, combined at the leader of this one. */
    private MpiBuffer combineOther(Schedule schedule, MpiBuffer send, Op op) {
        Reduction reduction = Reduction.of(op, send.datatype());
        MpiBuffer all = reduction.temporary(schedule, send.count()).buffer();
        swapLeaders(schedule, combineOwn(schedule, send, op), all);
        return all;
    }

    private void scatterOwn(Schedule schedule, Blocks blocks, MpiBuffer receive) {
        MpiBuffer own = RawMemory.reachable(receive);
        sides.amongOwn(schedule);
        if (isLeader()) {
            selection.scatterv().planRoot(schedule, blocks);
            schedule.copy(blocks.of(0), own);
        } else {
            selection.scatterv().plan(schedule, own, 0);
        }
    }

    @Override
    Schedule scan(MpiBuffer send, MpiBuffer receive, Op op) {
        throw undefined("scan");
    }

    @Override
    Schedule exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        throw undefined("exscan");
    }

    private static MpiException undefined(String operation) {
        return new MpiException(
                ErrorClass.COMM, operation + " is not defined for an inter-communicator");
    }
}
