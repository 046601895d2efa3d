package org.mpi4j.openmpi;

import java.util.Arrays;
import java.util.Optional;
import org.mpi4j.Neighbors;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Adjacency;
import org.mpi4j.spi.Graph;
import org.mpi4j.spi.Grid;
import org.mpi4j.spi.Topology;

/** The topology of a communicator, as the library tells it (MPI 4.1 section 8.5.5). */
final class NativeTopology {
    private NativeTopology() {}

    static Optional<Topology> of(long comm) {
        int[] kind = new int[1];
        Errors.check("MPI_Topo_test", OpenMpi.MPI_Topo_test(comm, kind));
        return switch (kind[0]) {
            case OpenMpi.MPI_CART -> Optional.of(grid(comm));
            case OpenMpi.MPI_GRAPH -> Optional.of(graph(comm));
            case OpenMpi.MPI_DIST_GRAPH -> Optional.of(adjacency(comm));
            default -> Optional.empty();
        };
    }

    private static Grid grid(long comm) {
        int[] count = new int[1];
        Errors.check("MPI_Cartdim_get", OpenMpi.MPI_Cartdim_get(comm, count));
        int n = count[0];
        int[] dims = new int[n];
        int[] periods = new int[n];
        if (n > 0) {
            int code = OpenMpi.MPI_Cart_get(comm, n, dims, periods, new int[n]);
            Errors.check("MPI_Cart_get", code);
        }
        boolean[] rings = new boolean[n];
        for (int i = 0; i < n; i++) {
            rings[i] = periods[i] != 0;
        }
        return new Grid(dims, rings);
    }

    private static Graph graph(long comm) {
        int[] nodes = new int[1];
        int[] count = new int[1];
        Errors.check("MPI_Graphdims_get", OpenMpi.MPI_Graphdims_get(comm, nodes, count));
        int[] index = roomFor(nodes[0]);
        int[] edges = roomFor(count[0]);
        Errors.check(
                "MPI_Graph_get", OpenMpi.MPI_Graph_get(comm, nodes[0], count[0], index, edges));
        return new Graph(Arrays.copyOf(index, nodes[0]), Arrays.copyOf(edges, count[0]));
    }

    private static Adjacency adjacency(long comm) {
        int[] in = new int[1];
        int[] out = new int[1];
        int[] weighted = new int[1];
        int code = OpenMpi.MPI_Dist_graph_neighbors_count(comm, in, out, weighted);
        Errors.check("MPI_Dist_graph_neighbors_count", code);
        int[] sources = roomFor(in[0]);
        int[] sourceWeights = roomFor(in[0]);
        int[] targets = roomFor(out[0]);
        int[] targetWeights = roomFor(out[0]);
        code =
                OpenMpi.MPI_Dist_graph_neighbors(
                        comm, in[0], sources, sourceWeights, out[0], targets, targetWeights);
        Errors.check("MPI_Dist_graph_neighbors", code);
        boolean weights = weighted[0] != 0;
        return new Adjacency(
                neighbors(sources, sourceWeights, in[0], weights),
                neighbors(targets, targetWeights, out[0], weights),
                weights);
    }

    private static Neighbors neighbors(int[] ranks, int[] weights, int count, boolean weighted) {
        int[] here = Arrays.copyOf(ranks, count);
        return weighted
                ? Neighbors.weighted(here, Arrays.copyOf(weights, count))
                : Neighbors.of(here);
    }

    /** Never without an element: the library refuses null. */
    private static int[] roomFor(int count) {
        return new int[Math.max(1, count)];
    }
}
