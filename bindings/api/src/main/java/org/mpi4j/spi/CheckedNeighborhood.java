package org.mpi4j.spi;

import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.NeighborhoodCollectives;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/** A communicator whose ranks have neighbours: checks, then the backend. */
abstract class CheckedNeighborhood extends CheckedCommunicator implements NeighborhoodCollectives {
    private final NeighborhoodBackend backend;
    private final NeighborhoodChecks checks;

    /**
     * Creates an open communicator.
     *
     * @param mpi the environment it belongs to
     * @param owner keeps the open handles of that environment
     * @param backend what its calls go through; has a topology
     * @param topology how the ranks are arranged
     */
    CheckedNeighborhood(
            Mpi mpi, OpenHandles owner, CommunicatorBackend backend, Topology topology) {
        super(mpi, owner, backend);
        int[] sources = topology.sources(rank());
        int[] destinations = topology.destinations(rank());
        this.backend = backend.neighborhood(topology);
        this.checks = new NeighborhoodChecks(sources.length, destinations.length);
    }

    @Override
    public final void neighborAllgather(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.allgather(send, receive);
        backend.neighborAllgather(send, receive);
    }

    @Override
    public final Request ineighborAllgather(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.allgather(send, receive);
        return backend.neighborAllgather(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final PersistentRequest neighborAllgatherInit(
            MpiBuffer send, MpiBuffer receive, Info info) {
        requireOpen();
        checks.allgather(send, receive);
        return backend.neighborAllgather(send, receive, Initiation.persistent(info));
    }

    @Override
    public final void neighborAllgatherv(MpiBuffer send, MpiChunks receive) {
        requireOpen();
        checks.allgatherv(send, receive);
        backend.neighborAllgatherv(send, receive);
    }

    @Override
    public final Request ineighborAllgatherv(MpiBuffer send, MpiChunks receive) {
        requireOpen();
        checks.allgatherv(send, receive);
        return backend.neighborAllgatherv(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final PersistentRequest neighborAllgathervInit(
            MpiBuffer send, MpiChunks receive, Info info) {
        requireOpen();
        checks.allgatherv(send, receive);
        return backend.neighborAllgatherv(send, receive, Initiation.persistent(info));
    }

    @Override
    public final void neighborAlltoall(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.alltoall(send, receive);
        backend.neighborAlltoall(send, receive);
    }

    @Override
    public final Request ineighborAlltoall(MpiBuffer send, MpiBuffer receive) {
        requireOpen();
        checks.alltoall(send, receive);
        return backend.neighborAlltoall(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final PersistentRequest neighborAlltoallInit(
            MpiBuffer send, MpiBuffer receive, Info info) {
        requireOpen();
        checks.alltoall(send, receive);
        return backend.neighborAlltoall(send, receive, Initiation.persistent(info));
    }

    @Override
    public final void neighborAlltoallv(MpiChunks send, MpiChunks receive) {
        requireOpen();
        checks.alltoallv(send, receive);
        backend.neighborAlltoallv(send, receive);
    }

    @Override
    public final Request ineighborAlltoallv(MpiChunks send, MpiChunks receive) {
        requireOpen();
        checks.alltoallv(send, receive);
        return backend.neighborAlltoallv(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final PersistentRequest neighborAlltoallvInit(
            MpiChunks send, MpiChunks receive, Info info) {
        requireOpen();
        checks.alltoallv(send, receive);
        return backend.neighborAlltoallv(send, receive, Initiation.persistent(info));
    }

    @Override
    public final void neighborAlltoallw(MpiBuffers send, MpiBuffers receive) {
        requireOpen();
        checks.alltoallw(send, receive);
        backend.neighborAlltoallw(send, receive);
    }

    @Override
    public final Request ineighborAlltoallw(MpiBuffers send, MpiBuffers receive) {
        requireOpen();
        checks.alltoallw(send, receive);
        return backend.neighborAlltoallw(send, receive, Initiation.NON_BLOCKING);
    }

    @Override
    public final PersistentRequest neighborAlltoallwInit(
            MpiBuffers send, MpiBuffers receive, Info info) {
        requireOpen();
        checks.alltoallw(send, receive);
        return backend.neighborAlltoallw(send, receive, Initiation.persistent(info));
    }
}
