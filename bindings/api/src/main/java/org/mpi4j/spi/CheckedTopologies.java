package org.mpi4j.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.CartesianCommunicator;
import org.mpi4j.DistributedGraphCommunicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.GraphCommunicator;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Neighbors;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Topologies;

/** Makes topologies over one communicator: checks, then the backend. */
final class CheckedTopologies implements Topologies {
    private static final int WEIGHTED = 1;
    private static final int UNWEIGHTED = 2;

    private final CheckedCommunicator comm;
    private final TopologiesBackend backend;

    CheckedTopologies(CheckedCommunicator comm, TopologiesBackend backend) {
        this.comm = comm;
        this.backend = backend;
    }

    @Override
    public Optional<CartesianCommunicator> cart(int[] dims, boolean[] periods, RankOrder order) {
        Grid grid = grid(dims, periods);
        requireOrder(order);
        return backend.cart(grid, order).map(CartesianCommunicator.class::cast);
    }

    @Override
    public int cartMap(int[] dims, boolean[] periods) {
        return backend.cartMap(grid(dims, periods));
    }

    @Override
    public Optional<GraphCommunicator> graph(int[] index, int[] edges, RankOrder order) {
        Graph graph = graphOf(index, edges);
        requireOrder(order);
        // A graph without nodes has no place for anybody.
        return graph.index().length == 0
                ? Optional.empty()
                : backend.graph(graph, order).map(GraphCommunicator.class::cast);
    }

    @Override
    public int graphMap(int[] index, int[] edges) {
        Graph graph = graphOf(index, edges);
        return graph.index().length == 0 ? Mpi.UNDEFINED : backend.graphMap(graph);
    }

    @Override
    public DistributedGraphCommunicator distGraphAdjacent(
            Neighbors incoming, Neighbors outgoing, Info info, RankOrder order) {
        comm.requireUsable();
        requireNeighbors("incoming", incoming);
        requireNeighbors("outgoing", outgoing);
        requireOrder(order);
        requireInfo(info);
        Adjacency edges = new Adjacency(incoming, outgoing, agreeOnWeights(incoming, outgoing));
        return (DistributedGraphCommunicator) backend.distGraphAdjacent(edges, info, order);
    }

    /**
     * Whether the graph has weights: a rank without edges does not know it. The library takes the
     * word of each rank for all, and reads beyond its buffers if they differ. Collective.
     */
    private boolean agreeOnWeights(Neighbors... mine) {
        int seen = 0;
        for (Neighbors neighbors : mine) {
            seen |= kind(neighbors);
        }
        int all = comm.allreduce(seen, Op.BOR);
        if (all == (WEIGHTED | UNWEIGHTED)) {
            throw topology("some edges of the graph have weights and some have none");
        }
        return all == WEIGHTED;
    }

    private static int kind(Neighbors neighbors) {
        if (neighbors.weights().isPresent()) {
            return WEIGHTED;
        }
        return neighbors.count() > 0 ? UNWEIGHTED : 0;
    }

    @Override
    public DistributedGraphCommunicator distGraph(
            int[] sources, int[] degrees, Neighbors destinations, Info info, RankOrder order) {
        comm.requireUsable();
        requireArray("sources", sources);
        requireArray("degrees", degrees);
        requireNeighbors("destinations", destinations);
        requireOrder(order);
        requireInfo(info);
        if (sources.length != degrees.length) {
            throw topology(
                    "there are " + sources.length + " sources, but " + degrees.length + " degrees");
        }
        requireRanks("sources", sources);
        requireSum(degrees, destinations.count());
        boolean weighted = agreeOnWeights(destinations);
        Edges edges = new Edges(sources.clone(), degrees.clone(), destinations, weighted);
        return (DistributedGraphCommunicator) backend.distGraph(edges, info, order);
    }

    private static void requireSum(int[] degrees, int edges) {
        long sum = 0;
        for (int i = 0; i < degrees.length; i++) {
            if (degrees[i] < 0) {
                throw topology("degrees[" + i + "] is " + degrees[i] + "; allowed are 0 and up");
            }
            sum += degrees[i];
        }
        if (sum != edges) {
            throw topology("degrees add up to " + sum + ", but there are " + edges + " edges");
        }
    }

    private Grid grid(int[] dims, boolean[] periods) {
        comm.requireUsable();
        if (dims == null || periods == null) {
            throw dims((dims == null ? "dims" : "periods") + " is null");
        }
        if (dims.length != periods.length) {
            throw dims("dims has " + dims.length + " elements, but periods " + periods.length);
        }
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] < 1) {
                throw dims("dims[" + i + "] is " + dims[i] + "; allowed are 1 and up");
            }
        }
        Grid grid = new Grid(dims.clone(), periods.clone());
        if (grid.places() > comm.size()) {
            throw dims("a grid of " + grid.places() + " places is too large for " + comm.size());
        }
        return grid;
    }

    private Graph graphOf(int[] index, int[] edges) {
        comm.requireUsable();
        requireArray("index", index);
        requireArray("edges", edges);
        if (index.length > comm.size()) {
            throw topology(
                    "index has "
                            + index.length
                            + " nodes, but there are "
                            + comm.size()
                            + " ranks");
        }
        int last = 0;
        for (int i = 0; i < index.length; i++) {
            if (index[i] < last) {
                throw topology("index[" + i + "] is " + index[i] + ", less than " + last);
            }
            last = index[i];
        }
        if (last != edges.length) {
            throw topology("index ends at " + last + ", but there are " + edges.length + " edges");
        }
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] < 0 || edges[i] >= index.length) {
                throw topology(
                        "edges["
                                + i
                                + "] is "
                                + edges[i]
                                + ", but there are "
                                + index.length
                                + " nodes");
            }
        }
        return new Graph(index.clone(), edges.clone());
    }

    private void requireNeighbors(String name, @Nullable Neighbors neighbors) {
        if (neighbors == null) {
            throw topology(name + " is null");
        }
        requireRanks(name, neighbors.ranks());
    }

    private void requireRanks(String name, int[] ranks) {
        for (int i = 0; i < ranks.length; i++) {
            Checks.rank(name + "[" + i + "]", ranks[i], comm.size());
        }
    }

    private static void requireArray(String name, int @Nullable [] array) {
        if (array == null) {
            throw topology(name + " is null");
        }
    }

    private static void requireOrder(@Nullable RankOrder order) {
        if (order == null) {
            throw new MpiException(ErrorClass.ARG, "order is null");
        }
    }

    private static void requireInfo(@Nullable Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
    }

    private static MpiException dims(String message) {
        return new MpiException(ErrorClass.DIMS, message);
    }

    private static MpiException topology(String message) {
        return new MpiException(ErrorClass.TOPOLOGY, message);
    }
}
