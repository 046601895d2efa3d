package org.mpi4j.conformance.support;

import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;

/**
 * Collective operations in their blocking or their non-blocking form, so that one test does both.
 */
public enum Form {
    BLOCKING,
    NON_BLOCKING;

    private interface Blocking {
        void on(Communicator comm);
    }

    private interface NonBlocking {
        Request on(Communicator comm);
    }

    private void run(Communicator comm, Blocking blocking, NonBlocking nonBlocking) {
        if (this == BLOCKING) {
            blocking.on(comm);
        } else {
            nonBlocking.on(comm).await();
        }
    }

    public void barrier(Communicator comm) {
        run(comm, Communicator::barrier, Communicator::ibarrier);
    }

    public void bcast(Communicator comm, MpiBuffer buffer, int root) {
        run(comm, c -> c.bcast(buffer, root), c -> c.ibcast(buffer, root));
    }

    public void gather(Communicator comm, MpiBuffer send, MpiBuffer receive, int root) {
        run(comm, c -> c.gather(send, receive, root), c -> c.igather(send, receive, root));
    }

    public void gatherv(Communicator comm, MpiBuffer send, MpiChunks receive, int root) {
        run(comm, c -> c.gatherv(send, receive, root), c -> c.igatherv(send, receive, root));
    }

    public void scatter(Communicator comm, MpiBuffer send, MpiBuffer receive, int root) {
        run(comm, c -> c.scatter(send, receive, root), c -> c.iscatter(send, receive, root));
    }

    public void scatterv(Communicator comm, MpiChunks send, MpiBuffer receive, int root) {
        run(comm, c -> c.scatterv(send, receive, root), c -> c.iscatterv(send, receive, root));
    }

    public void allgather(Communicator comm, MpiBuffer send, MpiBuffer receive) {
        run(comm, c -> c.allgather(send, receive), c -> c.iallgather(send, receive));
    }

    public void allgatherv(Communicator comm, MpiBuffer send, MpiChunks receive) {
        run(comm, c -> c.allgatherv(send, receive), c -> c.iallgatherv(send, receive));
    }

    public void alltoall(Communicator comm, MpiBuffer send, MpiBuffer receive) {
        run(comm, c -> c.alltoall(send, receive), c -> c.ialltoall(send, receive));
    }

    public void alltoallv(Communicator comm, MpiChunks send, MpiChunks receive) {
        run(comm, c -> c.alltoallv(send, receive), c -> c.ialltoallv(send, receive));
    }

    public void alltoallw(Communicator comm, MpiBuffers send, MpiBuffers receive) {
        run(comm, c -> c.alltoallw(send, receive), c -> c.ialltoallw(send, receive));
    }

    public void reduce(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op, int root) {
        run(comm, c -> c.reduce(send, receive, op, root), c -> c.ireduce(send, receive, op, root));
    }

    public void allreduce(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(comm, c -> c.allreduce(send, receive, op), c -> c.iallreduce(send, receive, op));
    }

    public void reduceScatterBlock(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(
                comm,
                c -> c.reduceScatterBlock(send, receive, op),
                c -> c.ireduceScatterBlock(send, receive, op));
    }

    public void reduceScatter(
            Communicator comm, MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        run(
                comm,
                c -> c.reduceScatter(send, receive, counts, op),
                c -> c.ireduceScatter(send, receive, counts, op));
    }

    public void scan(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(comm, c -> c.scan(send, receive, op), c -> c.iscan(send, receive, op));
    }

    public void exscan(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(comm, c -> c.exscan(send, receive, op), c -> c.iexscan(send, receive, op));
    }
}
