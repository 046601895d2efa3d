package org.mpi4j.spi;

import org.mpi4j.GraphCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.TopologyKind;

/** A graph that every rank knows as a whole. */
final class CheckedGraph extends CheckedTopologyCommunicator implements GraphCommunicator {
    private final Graph graph;

    CheckedGraph(Mpi mpi, OpenHandles owner, CommunicatorBackend backend, Graph graph) {
        super(mpi, owner, backend, graph);
        this.graph = graph;
    }

    @Override
    TopologyKind kind() {
        return TopologyKind.GRAPH;
    }

    @Override
    public GraphCommunicator dup() {
        return (GraphCommunicator) super.dup();
    }

    @Override
    public int[] index() {
        requireOpen();
        return graph.index().clone();
    }

    @Override
    public int[] edges() {
        requireOpen();
        return graph.edges().clone();
    }

    @Override
    public int neighborCount(int rank) {
        return neighbors(rank).length;
    }

    @Override
    public int[] neighbors(int rank) {
        requireRank(rank);
        return graph.neighbors(rank);
    }
}
