package org.mpi4j.spi;

import org.mpi4j.Collectives;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;

/** The blocking collective part of {@link CheckedCommunicator}: checks, then the backend. */
abstract class CheckedCollectives extends CheckedPersistentCollectives implements Collectives {
    private final CollectivesBackend backend;
    private final CollectiveChecks checks;

    CheckedCollectives(OpenHandles owner, int tagUpperBound, CommunicatorBackend backend) {
        super(owner, tagUpperBound, backend);
        this.backend =
                CollectiveAgreement.inChosenMode(backend.collectives(), backend.participants());
        this.checks = checks();
    }

    @Override
    public final void barrier() {
        requireOpen();
        backend.barrier();
    }

    @Override
    public final void bcast(MpiBuffer buffer, int root) {
        requireOpen();
        checks.bcast(buffer, root);
        backend.bcast(buffer, root);
    }

    @Override
    public final void gather(MpiBuffer send, MpiBuffer receive, int root) {
        requireOpen();
        checks.gather(send, receive, root);
        backend.gather(send, receive, root);
    }

    @Override
    public final void gatherv(MpiBuffer send, MpiChunks receive, int root) {
        requireOpen();
        checks.gatherv(send, receive, root);
        backend.gatherv(send, receive, root);
    }

    @Override
    public final void scatter(MpiBuffer send, MpiBuffer receive, int root) {
        requireOpen();
        checks.scatter(send, receive, root);
        backend.scatter(send, receive, root);
    }

    @Override
    public final void scatterv(MpiChunks send, MpiBuffer receive, int root) {
        requireOpen();
        checks.scatterv(send, receive, root);
        backend.scatterv(send, receive, root);
    }

    @Override
    public final void allgather(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.allgather(send, receive);
        backend.allgather(send, receive);
    }

    @Override
    public final void allgatherv(MpiBuffer send, MpiChunks receive) {
        requireOpen();
        checks.allgatherv(send, receive);
        backend.allgatherv(send, receive);
    }

    @Override
    public final void alltoall(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.alltoall(send, receive);
        backend.alltoall(send, receive);
    }

    @Override
    public final void alltoallv(MpiChunks send, MpiChunks receive) {
        requireOpen();
        checks.alltoallv(send, receive);
        backend.alltoallv(send, receive);
    }

    @Override
    public final void alltoallw(MpiBuffers send, MpiBuffers receive) {
        requireOpen();
        checks.alltoallw(send, receive);
        backend.alltoallw(send, receive);
    }

    @Override
    public final void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root) {
        requireOpen();
        checks.reduce(send, receive, op, root);
        backend.reduce(send, receive, op, root);
    }

    @Override
    public final void allreduce(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.allreduce(send, receive, op);
        backend.allreduce(send, receive, op);
    }

    @Override
    public final void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.reduceScatterBlock(send, receive, op);
        backend.reduceScatterBlock(send, receive, op);
    }

    @Override
    public final void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op) {
        requireOpen();
        checks.reduceScatter(send, receive, counts, op);
        backend.reduceScatter(send, receive, counts, op);
    }

    @Override
    public final void scan(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.scan(send, receive, op);
        backend.scan(send, receive, op);
    }

    @Override
    public final void exscan(MpiBuffer send, MpiBuffer receive, Op op) {
        requireOpen();
        checks.exscan(send, receive, op);
        backend.exscan(send, receive, op);
    }

    @Override
    public final int allreduce(int value, Op op) {
        int[] result = {value};
        // Not in place: inter-communicators do not have that.
        allreduce(MpiBuffer.buffer(new int[] {value}), MpiBuffer.buffer(result), op);
        return result[0];
    }

    @Override
    public final int bcast(int value, int root) {
        int[] result = {value};
        bcast(MpiBuffer.buffer(result), root);
        return result[0];
    }

    @Override
    public final long allreduce(long value, Op op) {
        long[] result = {value};
        allreduce(MpiBuffer.buffer(new long[] {value}), MpiBuffer.buffer(result), op);
        return result[0];
    }

    @Override
    public final long bcast(long value, int root) {
        long[] result = {value};
        bcast(MpiBuffer.buffer(result), root);
        return result[0];
    }

    @Override
    public final double allreduce(double value, Op op) {
        double[] result = {value};
        allreduce(MpiBuffer.buffer(new double[] {value}), MpiBuffer.buffer(result), op);
        return result[0];
    }

    @Override
    public final double bcast(double value, int root) {
        double[] result = {value};
        bcast(MpiBuffer.buffer(result), root);
        return result[0];
    }
}
