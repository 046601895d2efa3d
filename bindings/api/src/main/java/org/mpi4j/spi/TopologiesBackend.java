package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.Info;
import org.mpi4j.RankOrder;
import org.mpi4j.Topologies;

/** A backend's side of {@link Topologies}; arguments are checked, and shapes not kept elsewhere. */
public interface TopologiesBackend {
    /**
     * As {@link Topologies#cart}.
     *
     * @param grid no more places than ranks
     * @param order whether ranks may be renumbered
     * @return a communicator with this topology, if this rank has a place
     */
    Optional<CheckedCommunicator> cart(Grid grid, RankOrder order);

    /**
     * As {@link org.mpi4j.CartesianCommunicator#sub}, of the communicator that this belongs to.
     *
     * @param remain one for each dimension
     * @return a communicator with the smaller grid
     */
    CheckedCommunicator sub(boolean[] remain);

    /**
     * As {@link Topologies#graph}.
     *
     * @param graph at least one node, no more than ranks
     * @param order whether ranks may be renumbered
     * @return a communicator with this topology, if this rank is a node
     */
    Optional<CheckedCommunicator> graph(Graph graph, RankOrder order);

    /**
     * As {@link Topologies#distGraphAdjacent}.
     *
     * @param edges this rank's
     * @param info hints
     * @param order whether ranks may be renumbered
     * @return a communicator with this topology
     */
    CheckedCommunicator distGraphAdjacent(Adjacency edges, Info info, RankOrder order);

    /**
     * As {@link Topologies#distGraph}.
     *
     * @param edges those that this rank gives
     * @param info hints
     * @param order whether ranks may be renumbered
     * @return a communicator with this topology
     */
    CheckedCommunicator distGraph(Edges edges, Info info, RankOrder order);

    /**
     * As {@link Topologies#cartMap}.
     *
     * @param grid no more places than ranks
     * @return the rank, or UNDEFINED
     */
    int cartMap(Grid grid);

    /**
     * As {@link Topologies#graphMap}.
     *
     * @param graph at least one node, no more than ranks
     * @return the rank, or UNDEFINED
     */
    int graphMap(Graph graph);
}
