package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.NonBlockingCollectives;
import org.mpi4j.Op;
import org.mpi4j.Request;

/** The non-blocking collective part of {@link CheckedCommunicator}: checks, then the backend. */
abstract class CheckedNonBlockingCollectives extends CheckedPointToPoint
        implements NonBlockingCollectives {
    private final CollectivesBackend backend;
    private final CollectiveChecks checks;

    CheckedNonBlockingCollectives(
            OpenHandles owner, int tagUpperBound, CommunicatorBackend backend) {
        super(owner, tagUpperBound, backend);
        this.backend = backend.collectives();
        this.checks = CollectiveChecks.of(backend.participants());
    }

    final CollectiveChecks checks() {
        return checks;
    }

    @Override
    public final Request ibarrier() {
        requireOpen();
        return backend.barrier(Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ibcast(MpiBuffer buffer, int root) {
        requireOpen();
        checks.bcast(buffer, root);
        return backend.bcast(buffer, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request igather(MpiBuffer send, MpiBuffer receive, int root) {
        requireOpen();
        checks.gather(send, receive, root);
        return backend.gather(send, receive, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request igatherv(MpiBuffer send, MpiChunks receive, int root) {
        requireOpen();
        checks.gatherv(send, receive, root);
        return backend.gatherv(send, receive, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iscatter(MpiBuffer send, MpiBuffer receive, int root) {
        requireOpen();
        checks.scatter(send, receive, root);
        return backend.scatter(send, receive, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iscatterv(MpiChunks send, MpiBuffer receive, int root) {
        requireOpen();
        checks.scatterv(send, receive, root);
        return backend.scatterv(send, receive, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iallgather(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.allgather(send, receive);
        return backend.allgather(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iallgatherv(MpiBuffer send, MpiChunks receive) {
        requireOpen();
        checks.allgatherv(send, receive);
        return backend.allgatherv(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ialltoall(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.alltoall(send, receive);
        return backend.alltoall(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ialltoallv(MpiChunks send, MpiChunks receive) {
        requireOpen();
        checks.alltoallv(send, receive);
        return backend.alltoallv(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ialltoallw(MpiBuffers send, MpiBuffers receive) {
        requireOpen();
        checks.alltoallw(send, receive);
        return backend.alltoallw(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ireduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        requireOpen();
        checks.reduce(send, receive, op, root);
        return backend.reduce(send, receive, op, root, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iallreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.allreduce(send, receive, op);
        return backend.allreduce(send, receive, op, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ireduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.reduceScatterBlock(send, receive, op);
        return backend.reduceScatterBlock(send, receive, op, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request ireduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        requireOpen();
        checks.reduceScatter(send, receive, counts, op);
        return backend.reduceScatter(send, receive, counts, op, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iscan(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.scan(send, receive, op);
        return backend.scan(send, receive, op, Initiation.NON_BLOCKING);
    }

    @Override
    public final Request iexscan(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.exscan(send, receive, op);
        return backend.exscan(send, receive, op, Initiation.NON_BLOCKING);
    }
}
