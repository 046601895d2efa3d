package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.openmpi.BuffersOperand.Width;
import org.mpi4j.spi.Participants;
import org.mpi4j.spi.Participants.Role;

/**
 * Binds the arguments of each collective operation for one rank, alike for all its forms: which are
 * significant here, which MPI reads, which it overwrites. What is not significant is not touched.
 *
 * <p>Reductions are given elements as they are stored, because operations combine elements of the
 * datatype; everything else moves plain data.
 */
final class CollectiveBinder {
    private final Participants ranks;
    private final int rank;

    CollectiveBinder(Participants ranks) {
        this.ranks = ranks;
        this.rank = ranks.rank();
    }

    void bcast(Arguments a, MpiBuffer buffer, int root) {
        switch (ranks.role(root)) {
            case ROOT -> a.receive().inputHeld(buffer, Form.PACKED);
            case LEAF -> a.receive().outputHeld(buffer, Form.PACKED);
            case BYSTANDER -> {}
        }
    }

    void gather(Arguments a, MpiBuffer send, MpiBuffer receive, int root) {
        if (hasPart(root)) {
            a.send().inputHeld(send, Form.PACKED);
        }
        if (ranks.isRoot(root)) {
            gathered(a, send, receive);
        }
    }

    void gatherv(Arguments a, MpiBuffer send, MpiChunks receive, int root) {
        if (hasPart(root)) {
            a.send().input(send, Form.PACKED);
        }
        if (ranks.isRoot(root)) {
            gathered(a, send, receive);
        }
    }

    void scatter(Arguments a, MpiBuffer send, MpiBuffer receive, int root) {
        if (ranks.isRoot(root)) {
            a.send().inputHeld(send, Form.PACKED);
        }
        if (hasPart(root)) {
            a.receive().outputHeld(receive, Form.PACKED);
        }
    }

    void scatterv(Arguments a, MpiChunks send, MpiBuffer receive, int root) {
        if (ranks.isRoot(root)) {
            a.sendChunks().input(send);
        }
        if (hasPart(root)) {
            a.receive().output(receive, Form.PACKED);
        }
    }

    /** Whether the rank has a part of its own: the root too, where there is one group. */
    private boolean hasPart(int root) {
        return !ranks.areTwoGroups() || ranks.role(root) == Role.LEAF;
    }

    void allgather(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.send().inputHeld(send, Form.PACKED);
        gathered(a, send, receive);
    }

    void allgatherv(Arguments a, MpiBuffer send, MpiChunks receive) {
        a.send().input(send, Form.PACKED);
        gathered(a, send, receive);
    }

    void alltoall(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.send().inputHeld(send, Form.PACKED);
        if (send == MpiBuffer.IN_PLACE) {
            a.receive().inOutHeld(receive, Form.PACKED);
        } else {
            a.receive().outputHeld(receive, Form.PACKED);
        }
    }

    void alltoallv(Arguments a, MpiChunks send, MpiChunks receive) {
        a.sendChunks().input(send);
        if (send == MpiChunks.IN_PLACE) {
            a.receiveChunks().inOut(receive);
        } else {
            a.receiveChunks().output(receive);
        }
    }

    void alltoallw(Arguments a, MpiBuffers send, MpiBuffers receive) {
        a.sendBuffers().input(send, Width.INT);
        if (send == MpiBuffers.IN_PLACE) {
            a.receiveBuffers().inOut(receive, Width.INT);
        } else {
            a.receiveBuffers().output(receive, Width.INT);
        }
    }

    void reduce(Arguments a, MpiBuffer send, MpiBuffer receive, Op op, int root) {
        switch (ranks.role(root)) {
            case ROOT -> {
                if (ranks.areTwoGroups()) {
                    a.use(op, receive.datatype());
                    a.receive().outputHeld(receive, Form.AS_STORED);
                } else {
                    combine(a, send, receive, op);
                }
            }
            case LEAF -> {
                a.use(op, send.datatype());
                a.send().inputHeld(send, Form.AS_STORED);
            }
            case BYSTANDER -> a.use(op);
        }
    }

    /** For allreduce, scan and the scattered reductions. */
    void combine(Arguments a, MpiBuffer send, MpiBuffer receive, Op op) {
        a.use(op, receive.datatype());
        a.send().inputHeld(send, Form.AS_STORED);
        if (send == MpiBuffer.IN_PLACE) {
            a.receive().inOutHeld(receive, Form.AS_STORED);
        } else {
            a.receive().outputHeld(receive, Form.AS_STORED);
        }
    }

    /** Elements of one part: in place, the receive argument holds all parts. */
    int scattered(Arguments a, MpiBuffer send) {
        return send == MpiBuffer.IN_PLACE ? a.receive().part(ranks.size()) : a.receive().count();
    }

    void reduceScatter(Arguments a, MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        combine(a, send, receive, op);
        a.counts(counts);
    }

    void exscan(Arguments a, MpiBuffer send, MpiBuffer receive, Op op) {
        if (rank > 0) {
            combine(a, send, receive, op);
            return;
        }
        // Rank 0 receives nothing; what it gives may be in receive, which stays as it is.
        a.use(op, receive.datatype());
        a.send().inputHeld(send, Form.AS_STORED);
        a.receive().inputHeld(receive, Form.AS_STORED);
    }

    private void gathered(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.receive().outputHeld(receive, Form.PACKED);
        if (send == MpiBuffer.IN_PLACE) {
            long part = receive.count() / ranks.parts();
            a.receive().copyIn(rank * part, part);
        }
    }

    private void gathered(Arguments a, MpiBuffer send, MpiChunks receive) {
        a.receiveChunks().output(receive);
        if (send == MpiBuffer.IN_PLACE) {
            a.receiveChunks().copyIn(rank);
        }
    }
}
