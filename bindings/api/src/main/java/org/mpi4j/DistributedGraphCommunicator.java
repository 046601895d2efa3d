package org.mpi4j;

/**
 * Ranks in a directed graph of which each rank knows its own edges.
 *
 * @see "MPI 4.1 section 8.5.4"
 */
public interface DistributedGraphCommunicator extends TopologyCommunicator {
    /**
     * Whether the edges have weights.
     *
     * @return as the graph was made
     * @see "MPI_Dist_graph_neighbors_count, MPI 4.1 section 8.5.5"
     */
    boolean isWeighted();

    /**
     * Edges that end at this rank.
     *
     * @return the ranks where they start, with weights if there are any
     * @see "MPI_Dist_graph_neighbors, MPI_Dist_graph_neighbors_count, MPI 4.1 section 8.5.5"
     */
    Neighbors incoming();

    /**
     * Edges that start at this rank.
     *
     * @return the ranks where they end, with weights if there are any
     * @see "MPI_Dist_graph_neighbors, MPI_Dist_graph_neighbors_count, MPI 4.1 section 8.5.5"
     */
    Neighbors outgoing();

    @Override
    DistributedGraphCommunicator dup();
}
