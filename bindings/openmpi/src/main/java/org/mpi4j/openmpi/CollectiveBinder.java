package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;

/**
 * Binds the arguments of each collective operation for one rank, alike for its blocking and its
 * non-blocking form: which are significant here, which MPI reads, which it overwrites. What is not
 * significant is not touched.
 *
 * <p>Reductions are given elements as they are stored, because operations combine elements of the
 * datatype; everything else moves plain data.
 */
final class CollectiveBinder {
    private final int rank;
    private final int size;

    CollectiveBinder(int rank, int size) {
        this.rank = rank;
        this.size = size;
    }

    int size() {
        return size;
    }

    void bcast(Arguments a, MpiBuffer buffer, int root) {
        if (rank == root) {
            a.receive().input(buffer, Form.PACKED);
        } else {
            a.receive().output(buffer, Form.PACKED);
        }
    }

    void gather(Arguments a, MpiBuffer send, MpiBuffer receive, int root) {
        a.send().input(send, Form.PACKED);
        if (rank == root) {
            gathered(a, send, receive);
        }
    }

    void gatherv(Arguments a, MpiBuffer send, MpiChunks receive, int root) {
        a.send().input(send, Form.PACKED);
        if (rank == root) {
            gathered(a, send, receive);
        }
    }

    void scatter(Arguments a, MpiBuffer send, MpiBuffer receive, int root) {
        if (rank == root) {
            a.send().input(send, Form.PACKED);
        }
        a.receive().output(receive, Form.PACKED);
    }

    void scatterv(Arguments a, MpiChunks send, MpiBuffer receive, int root) {
        if (rank == root) {
            a.sendChunks().input(send);
        }
        a.receive().output(receive, Form.PACKED);
    }

    void allgather(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.send().input(send, Form.PACKED);
        gathered(a, send, receive);
    }

    void allgatherv(Arguments a, MpiBuffer send, MpiChunks receive) {
        a.send().input(send, Form.PACKED);
        gathered(a, send, receive);
    }

    void alltoall(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.send().input(send, Form.PACKED);
        if (send == MpiBuffer.IN_PLACE) {
            a.receive().inOut(receive, Form.PACKED);
        } else {
            a.receive().output(receive, Form.PACKED);
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

    void reduce(Arguments a, MpiBuffer send, MpiBuffer receive, Op op, int root) {
        if (rank == root) {
            combine(a, send, receive, op);
            return;
        }
        a.use(op, send.datatype());
        a.send().input(send, Form.AS_STORED);
    }

    /** For allreduce, scan and the scattered reductions. */
    void combine(Arguments a, MpiBuffer send, MpiBuffer receive, Op op) {
        a.use(op, receive.datatype());
        a.send().input(send, Form.AS_STORED);
        if (send == MpiBuffer.IN_PLACE) {
            a.receive().inOut(receive, Form.AS_STORED);
        } else {
            a.receive().output(receive, Form.AS_STORED);
        }
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
        a.send().input(send, Form.AS_STORED);
        a.receive().input(receive, Form.AS_STORED);
    }

    private void gathered(Arguments a, MpiBuffer send, MpiBuffer receive) {
        a.receive().output(receive, Form.PACKED);
        if (send == MpiBuffer.IN_PLACE) {
            long part = receive.count() / size;
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
