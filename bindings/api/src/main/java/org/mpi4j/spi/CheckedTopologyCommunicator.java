package org.mpi4j.spi;

import org.mpi4j.Mpi;
import org.mpi4j.TopologyCommunicator;

/** The part of a communicator that all topologies have. */
public abstract class CheckedTopologyCommunicator extends CheckedNeighborhood
        implements TopologyCommunicator {
    private final Topology topology;

    CheckedTopologyCommunicator(
            Mpi mpi, OpenHandles owner, CommunicatorBackend backend, Topology topology) {
        super(mpi, owner, backend, topology);
        this.topology = topology;
    }

    @Override
    public final int[] sources() {
        requireOpen();
        return topology.sources(rank());
    }

    @Override
    public final int[] destinations() {
        requireOpen();
        return topology.destinations(rank());
    }

    /** Refuses numbers that are not ranks. */
    final void requireRank(int rank) {
        requireOpen();
        Checks.rank("rank", rank, size());
    }
}
