package org.mpi4j;

import java.util.Optional;

/**
 * Arranges the ranks of a communicator in a grid or graph. What is made is a new communicator, to
 * be closed when it is no longer needed; attributes are not copied to it.
 *
 * @see "MPI 4.1 chapter 8, virtual topologies"
 */
public interface Topologies {
    /**
     * Divides ranks over the dimensions of a grid, as equally as possible.
     *
     * @param nodes number of ranks in the grid
     * @param dims for each dimension its size, or 0 where it is to be found
     * @return a new array; sizes that were found do not increase from one to the next
     * @throws MpiException with {@link ErrorClass#ARG} if {@code nodes} is not positive, with
     *     {@link ErrorClass#DIMS} if {@code dims} is null, a size is negative or the sizes given do
     *     not divide {@code nodes}
     * @see "MPI_Dims_create, MPI 4.1 section 8.5.2"
     */
    static int[] dimsCreate(int nodes, int... dims) {
        return BalancedDims.of(nodes, dims);
    }

    /**
     * Arranges ranks in a grid. Collective.
     *
     * @param dims number of ranks along each dimension, each at least 1; the same at every rank
     * @param periods for each dimension whether it is a ring; the same at every rank
     * @param order whether ranks may be renumbered
     * @return the grid; empty at ranks that have no place in it
     * @throws MpiException with {@link ErrorClass#DIMS} if one is null, the lengths differ, a
     *     dimension is not positive or the grid has more places than there are ranks
     * @see "MPI_Cart_create, MPI 4.1 section 8.5.1"
     */
    Optional<CartesianCommunicator> cart(int[] dims, boolean[] periods, RankOrder order);

    /**
     * Arranges ranks in a graph that every rank knows as a whole. Collective.
     *
     * @param index for each node where its neighbours end in {@code edges}; the same at every rank
     * @param edges the neighbours of all nodes, one node after the other; the same at every rank
     * @param order whether ranks may be renumbered
     * @return the graph; empty at ranks that are no node of it
     * @throws MpiException with {@link ErrorClass#TOPOLOGY} if one is null, there are more nodes
     *     than ranks, {@code index} decreases or does not end at the length of {@code edges}, or an
     *     edge leads to no node
     * @see "MPI_Graph_create, MPI 4.1 section 8.5.3"
     */
    Optional<GraphCommunicator> graph(int[] index, int[] edges, RankOrder order);

    /**
     * Arranges all ranks in a graph of which each gives its own edges, both those that end at it
     * and those that start at it. Collective.
     *
     * @param incoming where edges start that end at this rank
     * @param outgoing where edges end that start at this rank
     * @param info hints for the library
     * @param order whether ranks may be renumbered
     * @return the graph
     * @throws MpiException with {@link ErrorClass#RANK} if a neighbour is not a rank, with {@link
     *     ErrorClass#TOPOLOGY} if one is null or some edges have weights and some have none, with
     *     {@link ErrorClass#INFO} if {@code info} is null
     * @see "MPI_Dist_graph_create_adjacent, MPI 4.1 section 8.5.4"
     */
    DistributedGraphCommunicator distGraphAdjacent(
            Neighbors incoming, Neighbors outgoing, Info info, RankOrder order);

    /**
     * Arranges all ranks in a graph of which each gives any edges, each edge given by one rank.
     * Collective.
     *
     * @param sources ranks where edges start
     * @param degrees for each of them the number of edges
     * @param destinations where these edges end, one source after the other, with weights at all
     *     ranks or at none
     * @param info hints for the library
     * @param order whether ranks may be renumbered
     * @return the graph, in which each rank knows the edges that start and end at it; their order
     *     is not defined
     * @throws MpiException with {@link ErrorClass#RANK} if a source or destination is not a rank,
     *     with {@link ErrorClass#TOPOLOGY} if one is null, the lengths do not fit, a degree is
     *     negative, or some edges have weights and some have none, with {@link ErrorClass#INFO} if
     *     {@code info} is null
     * @see "MPI_Dist_graph_create, MPI 4.1 section 8.5.4"
     */
    DistributedGraphCommunicator distGraph(
            int[] sources, int[] degrees, Neighbors destinations, Info info, RankOrder order);

    /**
     * Where this rank would be in a grid, as the library would arrange it. Collective.
     *
     * @param dims as for {@link #cart}
     * @param periods as for {@link #cart}
     * @return the rank that the library would give it; {@link Mpi#UNDEFINED} if it has no place
     * @throws MpiException as for {@link #cart}
     * @see "MPI_Cart_map, MPI 4.1 section 8.5.8"
     */
    int cartMap(int[] dims, boolean[] periods);

    /**
     * Where this rank would be in a graph, as the library would arrange it. Collective.
     *
     * @param index as for {@link #graph}
     * @param edges as for {@link #graph}
     * @return the rank that the library would give it; {@link Mpi#UNDEFINED} if it has no place
     * @throws MpiException as for {@link #graph}
     * @see "MPI_Graph_map, MPI 4.1 section 8.5.8"
     */
    int graphMap(int[] index, int[] edges);
}
