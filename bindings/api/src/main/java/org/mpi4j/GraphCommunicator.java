package org.mpi4j;

/**
 * Ranks in a graph that every rank knows as a whole.
 *
 * @see "MPI 4.1 section 8.5.3"
 */
public interface GraphCommunicator extends TopologyCommunicator {
    /**
     * Where the neighbours of each rank end in {@link #edges()}. Its length is the number of nodes.
     *
     * @return a copy
     * @see "MPI_Graph_get, MPI_Graphdims_get, MPI 4.1 section 8.5.5"
     */
    int[] index();

    /**
     * The neighbours of all ranks, one rank after the other. Its length is the number of edges.
     *
     * @return a copy
     * @see "MPI_Graph_get, MPI_Graphdims_get, MPI 4.1 section 8.5.5"
     */
    int[] edges();

    /**
     * How many neighbours a rank has.
     *
     * @param rank the rank
     * @return at least 0
     * @throws MpiException with {@link ErrorClass#RANK} if it is not a rank
     * @see "MPI_Graph_neighbors_count, MPI 4.1 section 8.5.5"
     */
    int neighborCount(int rank);

    /**
     * The neighbours of a rank.
     *
     * @param rank the rank
     * @return a copy, in the order given when the graph was made
     * @throws MpiException with {@link ErrorClass#RANK} if it is not a rank
     * @see "MPI_Graph_neighbors, MPI 4.1 section 8.5.5"
     */
    int[] neighbors(int rank);

    @Override
    GraphCommunicator dup();
}
