package org.mpi4j.purejava.collective;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.algorithm.Accumulator;
import org.mpi4j.purejava.collective.algorithm.Alltoall;
import org.mpi4j.purejava.collective.algorithm.Blocks;
import org.mpi4j.purejava.collective.algorithm.Gather;
import org.mpi4j.purejava.collective.algorithm.ReduceScatterProblem;
import org.mpi4j.purejava.collective.algorithm.Scan;
import org.mpi4j.purejava.collective.algorithm.Scatter;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.transport.RawMemory;

/** Schedules for a communicator of one group: resolves IN_PLACE and picks the algorithm. */
final class GroupPlans extends Plans {
    private final int rank;
    private final int size;
    private final Selection selection;

    GroupPlans(Wire wire, Selection selection) {
        super(wire);
        this.rank = wire.rank();
        this.size = wire.size();
        this.selection = selection;
    }

    @Override
    Schedule barrier() {
        Schedule schedule = schedule();
        selection.barrier().plan(schedule);
        return schedule;
    }

    @Override
    Schedule bcast(MpiBuffer buffer, int root) {
        Schedule schedule = schedule();
        long bytes = buffer.dataBytes();
        if (bytes > 0 && size > 1) {
            MpiBuffer message = RawMemory.reachable(buffer);
            selection.bcast(bytes, size).plan(schedule, message, root);
        }
        return schedule;
    }

    @Override
    Schedule gather(MpiBuffer send, MpiBuffer receive, int root) {
        if (rank != root) {
            Gather algorithm = selection.gather(send.dataBytes(), size);
            return gatherAway(algorithm, send, root);
        }
        Blocks blocks = Blocks.equal(RawMemory.reachable(receive), size);
        return gatherHere(selection.gather(blocks.bytes(root), size), send, blocks);
    }

    @Override
    Schedule gatherv(MpiBuffer send, MpiChunks receive, int root) {
        return rank == root
                ? gatherHere(selection.gatherv(), send, Blocks.varying(receive))
                : gatherAway(selection.gatherv(), send, root);
    }

    private Schedule gatherAway(Gather algorithm, MpiBuffer send, int root) {
        Schedule schedule = schedule();
        algorithm.plan(schedule, RawMemory.reachable(send), root);
        return schedule;
    }

    private Schedule gatherHere(Gather algorithm, MpiBuffer send, Blocks receive) {
        Schedule schedule = schedule();
        placeOwn(schedule, send, receive);
        algorithm.planRoot(schedule, receive);
        return schedule;
    }

    private void placeOwn(Schedule schedule, MpiBuffer send, Blocks receive) {
        if (send != MpiBuffer.IN_PLACE) {
            schedule.copy(RawMemory.reachable(send), receive.of(rank));
        }
    }

    @Override
    Schedule scatter(MpiBuffer send, MpiBuffer receive, int root) {
        if (rank != root) {
            Scatter algorithm = selection.scatter(receive.dataBytes(), size);
            return scatterAway(algorithm, receive, root);
        }
        Blocks blocks = Blocks.equal(RawMemory.reachable(send), size);
        return scatterHere(selection.scatter(blocks.bytes(root), size), blocks, receive);
    }

    @Override
    Schedule scatterv(MpiChunks send, MpiBuffer receive, int root) {
        return rank == root
                ? scatterHere(selection.scatterv(), Blocks.varying(send), receive)
                : scatterAway(selection.scatterv(), receive, root);
    }

    private Schedule scatterAway(Scatter algorithm, MpiBuffer receive, int root) {
        Schedule schedule = schedule();
        algorithm.plan(schedule, RawMemory.reachable(receive), root);
        return schedule;
    }

    private Schedule scatterHere(Scatter algorithm, Blocks send, MpiBuffer receive) {
        Schedule schedule = schedule();
        algorithm.planRoot(schedule, send);
        if (receive != MpiBuffer.IN_PLACE) {
            schedule.copy(send.of(rank), RawMemory.reachable(receive));
        }
        return schedule;
    }

    @Override
    Schedule allgather(MpiBuffer send, MpiBuffer receive) {
        Blocks blocks = Blocks.equal(RawMemory.reachable(receive), size);
        return allgather(send, blocks, receive.dataBytes());
    }

    @Override
    Schedule allgatherv(MpiBuffer send, MpiChunks receive) {
        long bytes = receive.total() * receive.whole().datatype().size();
        return allgather(send, Blocks.varying(receive), bytes);
    }

    private Schedule allgather(MpiBuffer send, Blocks receive, long bytes) {
        Schedule schedule = schedule();
        if (bytes > 0) {
            placeOwn(schedule, send, receive);
            selection.allgather(bytes).plan(schedule, receive);
        }
        return schedule;
    }

    @Override
    Schedule alltoall(MpiBuffer send, MpiBuffer receive) {
        Blocks in = Blocks.equal(RawMemory.reachable(receive), size);
        Alltoall algorithm = selection.alltoall(in.bytes(rank), size);
        return send == MpiBuffer.IN_PLACE
                ? alltoallInPlace(algorithm, in)
                : alltoall(algorithm, Blocks.equal(RawMemory.reachable(send), size), in);
    }

    @Override
    Schedule alltoallv(MpiChunks send, MpiChunks receive) {
        Blocks in = Blocks.varying(receive);
        return send == MpiChunks.IN_PLACE
                ? alltoallInPlace(selection.alltoallv(), in)
                : alltoall(selection.alltoallv(), Blocks.varying(send), in);
    }

    @Override
    Schedule alltoallw(MpiBuffers send, MpiBuffers receive) {
        Blocks in = Blocks.separate(receive);
        return send == MpiBuffers.IN_PLACE
                ? alltoallInPlace(selection.alltoallv(), in)
                : alltoall(selection.alltoallv(), Blocks.separate(send), in);
    }

    private Schedule alltoall(Alltoall algorithm, Blocks send, Blocks receive) {
        Schedule schedule = schedule();
        algorithm.plan(schedule, send, receive);
        return schedule;
    }

    private Schedule alltoallInPlace(Alltoall algorithm, Blocks receive) {
        Schedule schedule = schedule();
        algorithm.plan(schedule, Blocks.copyOf(schedule, receive), receive);
        return schedule;
    }

    @Override
    Schedule reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        return rank == root ? reduceHere(send, receive, op) : reduceAway(send, op, root);
    }

    private Schedule reduceAway(MpiBuffer send, Op op, int root) {
        Schedule schedule = schedule();
        Reduction reduction = Reduction.of(op, send.datatype());
        if (send.dataBytes() > 0) {
            Accumulator sum = new Accumulator(schedule, reduction, RawMemory.reachable(send));
            selection
                    .reduce(send.dataBytes(), size, reduction.isCommutative())
                    .plan(schedule, sum, root);
            agree(schedule, op);
        }
        return schedule;
    }

    private Schedule reduceHere(MpiBuffer send, MpiBuffer receive, Op op) {
        Schedule schedule = schedule();
        Reduction reduction = Reduction.of(op, receive.datatype());
        if (receive.dataBytes() > 0) {
            MpiBuffer home = RawMemory.reachable(receive);
            Accumulator sum = new Accumulator(schedule, reduction, start(send, home), home);
            selection
                    .reduce(receive.dataBytes(), size, reduction.isCommutative())
                    .plan(schedule, sum, rank);
            finish(schedule, sum, home);
            agree(schedule, op);
        }
        return schedule;
    }

    private static MpiBuffer start(MpiBuffer send, MpiBuffer home) {
        return send == MpiBuffer.IN_PLACE ? home : RawMemory.reachable(send);
    }

    @Override
    Schedule allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        Schedule schedule = schedule();
        long bytes = receive.dataBytes();
        if (bytes > 0) {
            Reduction reduction = Reduction.of(op, receive.datatype());
            MpiBuffer home = RawMemory.reachable(receive);
            Accumulator sum = new Accumulator(schedule, reduction, start(send, home), home);
            selection.allreduce(bytes, size, reduction.isCommutative()).plan(schedule, sum);
            finish(schedule, sum, home);
            agree(schedule, op);
        }
        return schedule;
    }

    @Override
    Schedule reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        MpiBuffer input = countable(start(send, RawMemory.reachable(receive)));
        int each = (int) (input.count() / size);
        int[] starts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            starts[i + 1] = Math.addExact(starts[i], each);
        }
        return reduceParts(input, receive, starts, op);
    }

    @Override
    Schedule reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        MpiBuffer input = countable(start(send, RawMemory.reachable(receive)));
        int[] starts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            starts[i + 1] = Math.addExact(starts[i], counts[i]);
        }
        return reduceParts(input, receive, starts, op);
    }

    private static MpiBuffer countable(MpiBuffer input) {
        if (input.count() > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "at most 2^31 - 1 elements can be reduced; there are " + input.count());
        }
        return input;
    }

    private Schedule reduceParts(MpiBuffer input, MpiBuffer receive, int[] starts, Op op) {
        Schedule schedule = schedule();
        if (input.dataBytes() > 0) {
            Reduction reduction = Reduction.of(op, input.datatype());
            MpiBuffer home = RawMemory.reachable(receive).part(0, starts[rank + 1] - starts[rank]);
            selection
                    .reduceScatter(input.dataBytes(), reduction.isCommutative())
                    .plan(schedule, new ReduceScatterProblem(reduction, input, home, starts));
            agree(schedule, op);
        }
        return schedule;
    }

    @Override
    Schedule scan(MpiBuffer send, MpiBuffer receive, Op op) {
        return scan(send, receive, op, Scan::planInclusive);
    }

    @Override
    Schedule exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        return scan(send, receive, op, Scan::planExclusive);
    }

    private interface ScanPlan {
        void add(
                Scan algorithm,
                Schedule schedule,
                Reduction reduction,
                MpiBuffer own,
                MpiBuffer result);
    }

    private Schedule scan(MpiBuffer send, MpiBuffer receive, Op op, ScanPlan plan) {
        Schedule schedule = schedule();
        if (receive.dataBytes() > 0) {
            MpiBuffer home = RawMemory.reachable(receive);
            Reduction reduction = Reduction.of(op, receive.datatype());
            plan.add(selection.scan(size), schedule, reduction, start(send, home), home);
            agree(schedule, op);
        }
        return schedule;
    }
}
