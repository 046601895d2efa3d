package org.mpi4j.conformance.support;

import org.mpi4j.Communicator;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/**
 * Collective operations in their blocking, non-blocking and persistent forms, so that one test does
 * all.
 */
public enum Form {
    BLOCKING,
    NON_BLOCKING,
    PERSISTENT;

    private interface Blocking {
        void on(Communicator comm);
    }

    private interface NonBlocking {
        Request on(Communicator comm);
    }

    private interface Persistent {
        PersistentRequest on(Communicator comm, Info info);
    }

    private void run(
            Communicator comm, Blocking blocking, NonBlocking nonBlocking, Persistent persistent) {
        switch (this) {
            case BLOCKING -> blocking.on(comm);
            case NON_BLOCKING -> nonBlocking.on(comm).await();
            case PERSISTENT -> {
                try (PersistentRequest request = persistent.on(comm, new Info())) {
                    request.start();
                    request.await();
                }
            }
        }
    }

    public void barrier(Communicator comm) {
        run(comm, Communicator::barrier, Communicator::ibarrier, Communicator::barrierInit);
    }

    public void bcast(Communicator comm, MpiBuffer buffer, int root) {
        run(
                comm,
                c -> c.bcast(buffer, root),
                c -> c.ibcast(buffer, root),
                (c, i) -> c.bcastInit(buffer, root, i));
    }

    public void gather(Communicator comm, MpiBuffer send, MpiBuffer receive, int root) {
        run(
                comm,
                c -> c.gather(send, receive, root),
                c -> c.igather(send, receive, root),
                (c, i) -> c.gatherInit(send, receive, root, i));
    }

    public void gatherv(Communicator comm, MpiBuffer send, MpiChunks receive, int root) {
        run(
                comm,
                c -> c.gatherv(send, receive, root),
                c -> c.igatherv(send, receive, root),
                (c, i) -> c.gathervInit(send, receive, root, i));
    }

    public void scatter(Communicator comm, MpiBuffer send, MpiBuffer receive, int root) {
        run(
                comm,
                c -> c.scatter(send, receive, root),
                c -> c.iscatter(send, receive, root),
                (c, i) -> c.scatterInit(send, receive, root, i));
    }

    public void scatterv(Communicator comm, MpiChunks send, MpiBuffer receive, int root) {
        run(
                comm,
                c -> c.scatterv(send, receive, root),
                c -> c.iscatterv(send, receive, root),
                (c, i) -> c.scattervInit(send, receive, root, i));
    }

    public void allgather(Communicator comm, MpiBuffer send, MpiBuffer receive) {
        run(
                comm,
                c -> c.allgather(send, receive),
                c -> c.iallgather(send, receive),
                (c, i) -> c.allgatherInit(send, receive, i));
    }

    public void allgatherv(Communicator comm, MpiBuffer send, MpiChunks receive) {
        run(
                comm,
                c -> c.allgatherv(send, receive),
                c -> c.iallgatherv(send, receive),
                (c, i) -> c.allgathervInit(send, receive, i));
    }

    public void alltoall(Communicator comm, MpiBuffer send, MpiBuffer receive) {
        run(
                comm,
                c -> c.alltoall(send, receive),
                c -> c.ialltoall(send, receive),
                (c, i) -> c.alltoallInit(send, receive, i));
    }

    public void alltoallv(Communicator comm, MpiChunks send, MpiChunks receive) {
        run(
                comm,
                c -> c.alltoallv(send, receive),
                c -> c.ialltoallv(send, receive),
                (c, i) -> c.alltoallvInit(send, receive, i));
    }

    public void alltoallw(Communicator comm, MpiBuffers send, MpiBuffers receive) {
        run(
                comm,
                c -> c.alltoallw(send, receive),
                c -> c.ialltoallw(send, receive),
                (c, i) -> c.alltoallwInit(send, receive, i));
    }

    public void reduce(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op, int root) {
        run(
                comm,
                c -> c.reduce(send, receive, op, root),
                c -> c.ireduce(send, receive, op, root),
                (c, i) -> c.reduceInit(send, receive, op, root, i));
    }

    public void allreduce(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(
                comm,
                c -> c.allreduce(send, receive, op),
                c -> c.iallreduce(send, receive, op),
                (c, i) -> c.allreduceInit(send, receive, op, i));
    }

    public void reduceScatterBlock(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(
                comm,
                c -> c.reduceScatterBlock(send, receive, op),
                c -> c.ireduceScatterBlock(send, receive, op),
                (c, i) -> c.reduceScatterBlockInit(send, receive, op, i));
    }

    public void reduceScatter(
            Communicator comm, MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        run(
                comm,
                c -> c.reduceScatter(send, receive, counts, op),
                c -> c.ireduceScatter(send, receive, counts, op),
                (c, i) -> c.reduceScatterInit(send, receive, counts, op, i));
    }

    public void scan(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(
                comm,
                c -> c.scan(send, receive, op),
                c -> c.iscan(send, receive, op),
                (c, i) -> c.scanInit(send, receive, op, i));
    }

    public void exscan(Communicator comm, MpiBuffer send, MpiBuffer receive, Op op) {
        run(
                comm,
                c -> c.exscan(send, receive, op),
                c -> c.iexscan(send, receive, op),
                (c, i) -> c.exscanInit(send, receive, op, i));
    }
}
