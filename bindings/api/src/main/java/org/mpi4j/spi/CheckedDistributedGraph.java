package org.mpi4j.spi;

import org.mpi4j.DistributedGraphCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.Neighbors;
import org.mpi4j.TopologyKind;

/** A graph of which each rank knows its own edges. */
final class CheckedDistributedGraph extends CheckedTopologyCommunicator
        implements DistributedGraphCommunicator {
    private final Adjacency edges;

    CheckedDistributedGraph(
            Mpi mpi, OpenHandles owner, CommunicatorBackend backend, Adjacency edges) {
        super(mpi, owner, backend, edges);
        this.edges = edges;
    }

    @Override
    TopologyKind kind() {
        return TopologyKind.DISTRIBUTED_GRAPH;
    }

    @Override
    public DistributedGraphCommunicator dup() {
        return (DistributedGraphCommunicator) super.dup();
    }

    @Override
    public boolean isWeighted() {
        requireOpen();
        return edges.weighted();
    }

    @Override
    public Neighbors incoming() {
        requireOpen();
        return edges.incoming();
    }

    @Override
    public Neighbors outgoing() {
        requireOpen();
        return edges.outgoing();
    }
}
