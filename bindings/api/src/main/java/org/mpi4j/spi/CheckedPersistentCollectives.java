package org.mpi4j.spi;

import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.PersistentCollectives;
import org.mpi4j.PersistentRequest;

/** The persistent collective part of {@link CheckedCommunicator}: checks, then the backend. */
abstract class CheckedPersistentCollectives extends CheckedNonBlockingCollectives
        implements PersistentCollectives {
    private final CollectivesBackend backend;
    private final CollectiveChecks checks;

    CheckedPersistentCollectives(
            OpenHandles owner, int tagUpperBound, CommunicatorBackend backend) {
        super(owner, tagUpperBound, backend);
        this.backend = backend.collectives();
        this.checks = checks();
    }

    private Initiation<PersistentRequest> hinted(Info info) {
        requireOpen();
        return Initiation.persistent(info);
    }

    @Override
    public final PersistentRequest barrierInit(Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        return backend.barrier(how);
    }

    @Override
    public final PersistentRequest bcastInit(MpiBuffer buffer, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.bcast(buffer, root);
        return backend.bcast(buffer, root, how);
    }

    @Override
    public final PersistentRequest gatherInit(
            MpiBuffer send, MpiBuffer receive, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.gather(send, receive, root);
        return backend.gather(send, receive, root, how);
    }

    @Override
    public final PersistentRequest gathervInit(
            MpiBuffer send, MpiChunks receive, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.gatherv(send, receive, root);
        return backend.gatherv(send, receive, root, how);
    }

    @Override
    public final PersistentRequest scatterInit(
            MpiBuffer send, MpiBuffer receive, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.scatter(send, receive, root);
        return backend.scatter(send, receive, root, how);
    }

    @Override
    public final PersistentRequest scattervInit(
            MpiChunks send, MpiBuffer receive, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.scatterv(send, receive, root);
        return backend.scatterv(send, receive, root, how);
    }

    @Override
    public final PersistentRequest allgatherInit(MpiBuffer send, MpiBuffer receive, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.allgather(send, receive);
        return backend.allgather(send, receive, how);
    }

    @Override
    public final PersistentRequest allgathervInit(MpiBuffer send, MpiChunks receive, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.allgatherv(send, receive);
        return backend.allgatherv(send, receive, how);
    }

    @Override
    public final PersistentRequest alltoallInit(MpiBuffer send, MpiBuffer receive, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.alltoall(send, receive);
        return backend.alltoall(send, receive, how);
    }

    @Override
    public final PersistentRequest alltoallvInit(MpiChunks send, MpiChunks receive, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.alltoallv(send, receive);
        return backend.alltoallv(send, receive, how);
    }

    @Override
    public final PersistentRequest alltoallwInit(MpiBuffers send, MpiBuffers receive, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.alltoallw(send, receive);
        return backend.alltoallw(send, receive, how);
    }

    @Override
    public final PersistentRequest reduceInit(
            MpiBuffer send, MpiBuffer receive, Op op, int root, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.reduce(send, receive, op, root);
        return backend.reduce(send, receive, op, root, how);
    }

    @Override
    public final PersistentRequest allreduceInit(
            MpiBuffer send, MpiBuffer receive, Op op, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.allreduce(send, receive, op);
        return backend.allreduce(send, receive, op, how);
    }

    @Override
    public final PersistentRequest reduceScatterBlockInit(
            MpiBuffer send, MpiBuffer receive, Op op, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.reduceScatterBlock(send, receive, op);
        return backend.reduceScatterBlock(send, receive, op, how);
    }

    @Override
    public final PersistentRequest reduceScatterInit(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.reduceScatter(send, receive, counts, op);
        return backend.reduceScatter(send, receive, counts, op, how);
    }

    @Override
    public final PersistentRequest scanInit(MpiBuffer send, MpiBuffer receive, Op op, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.scan(send, receive, op);
        return backend.scan(send, receive, op, how);
    }

    @Override
    public final PersistentRequest exscanInit(MpiBuffer send, MpiBuffer receive, Op op, Info info) {
        Initiation<PersistentRequest> how = hinted(info);
        checks.exscan(send, receive, op);
        return backend.exscan(send, receive, op, how);
    }
}
