package org.mpi4j;

/**
 * What the ranks of a communicator are arranged as.
 *
 * @see "MPI_Topo_test, MPI 4.1 section 8.5.5"
 */
public enum TopologyKind {
    /** There is no topology. */
    NONE,
    /** A grid: the communicator is a {@link CartesianCommunicator}. */
    CARTESIAN,
    /** A graph that every rank knows: the communicator is a {@link GraphCommunicator}. */
    GRAPH,
    /**
     * A graph of which each rank knows its neighbours: the communicator is a {@link
     * DistributedGraphCommunicator}.
     */
    DISTRIBUTED_GRAPH
}
