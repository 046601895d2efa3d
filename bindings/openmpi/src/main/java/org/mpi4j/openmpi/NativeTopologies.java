package org.mpi4j.openmpi;

import java.lang.ref.Reference;
import java.util.Optional;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.Neighbors;
import org.mpi4j.RankOrder;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Adjacency;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.Edges;
import org.mpi4j.spi.Graph;
import org.mpi4j.spi.Grid;
import org.mpi4j.spi.TopologiesBackend;

/** Makes communicators with a topology (MPI 4.1 section 8.5). */
final class NativeTopologies implements TopologiesBackend {
    private final NativeMpi mpi;
    private final long comm;

    NativeTopologies(NativeMpi mpi, long comm) {
        this.mpi = mpi;
        this.comm = comm;
    }

    private Optional<CheckedCommunicator> made(long newcomm) {
        return newcomm == OpenMpi.MPI_COMM_NULL
                ? Optional.empty()
                : Optional.of(NativeCommunicator.of(mpi, newcomm));
    }

    private static int flag(RankOrder order) {
        return order == RankOrder.FREE ? 1 : 0;
    }

    private static int[] flags(boolean[] values) {
        int[] flags = new int[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] ? 1 : 0;
        }
        return flags;
    }

    @Override
    public Optional<CheckedCommunicator> cart(Grid grid, RankOrder order) {
        long[] newcomm = new long[1];
        int[] dims = grid.dims();
        int[] periods = flags(grid.periods());
        int code = OpenMpi.MPI_Cart_create(comm, dims.length, dims, periods, flag(order), newcomm);
        Errors.check("MPI_Cart_create", code);
        return made(newcomm[0]);
    }

    @Override
    public CheckedCommunicator sub(boolean[] remain) {
        long[] newcomm = new long[1];
        Errors.check("MPI_Cart_sub", OpenMpi.MPI_Cart_sub(comm, flags(remain), newcomm));
        return NativeCommunicator.of(mpi, newcomm[0]);
    }

    @Override
    public Optional<CheckedCommunicator> graph(Graph graph, RankOrder order) {
        long[] newcomm = new long[1];
        int nodes = graph.index().length;
        int code =
                OpenMpi.MPI_Graph_create(
                        comm, nodes, graph.index(), graph.edges(), flag(order), newcomm);
        Errors.check("MPI_Graph_create", code);
        return made(newcomm[0]);
    }

    @Override
    public CheckedCommunicator distGraphAdjacent(Adjacency edges, Info info, RankOrder order) {
        Ends in = new Ends(edges.incoming(), edges.weighted());
        Ends out = new Ends(edges.outgoing(), edges.weighted());
        NativeInts made = new NativeInts(new int[2]);
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code =
                    OpenMpi.MPI_Dist_graph_create_adjacent(
                            comm,
                            in.count(),
                            in.ranks(),
                            in.weights(),
                            out.count(),
                            out.ranks(),
                            out.weights(),
                            hints.handle(),
                            flag(order),
                            made.address());
            Errors.check("MPI_Dist_graph_create_adjacent", code);
            return NativeCommunicator.of(mpi, made.firstLong());
        } finally {
            Reference.reachabilityFence(in);
            Reference.reachabilityFence(out);
            Reference.reachabilityFence(made);
        }
    }

    @Override
    public CheckedCommunicator distGraph(Edges edges, Info info, RankOrder order) {
        Ends ends = new Ends(edges.destinations(), edges.weighted());
        NativeInts starts = new NativeInts(edges.sources());
        NativeInts counts = new NativeInts(edges.degrees());
        NativeInts made = new NativeInts(new int[2]);
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code =
                    OpenMpi.MPI_Dist_graph_create(
                            comm,
                            edges.sources().length,
                            starts.address(),
                            counts.address(),
                            ends.ranks(),
                            ends.weights(),
                            hints.handle(),
                            flag(order),
                            made.address());
            Errors.check("MPI_Dist_graph_create", code);
            return NativeCommunicator.of(mpi, made.firstLong());
        } finally {
            Reference.reachabilityFence(ends);
            Reference.reachabilityFence(starts);
            Reference.reachabilityFence(counts);
            Reference.reachabilityFence(made);
        }
    }

    /** One side of edges as the library takes it. */
    private static final class Ends {
        private final int count;
        private final NativeInts ranks;
        private final Optional<NativeInts> weights;

        Ends(Neighbors neighbors, boolean weighted) {
            count = neighbors.count();
            ranks = new NativeInts(neighbors.ranks());
            weights =
                    weighted
                            ? Optional.of(new NativeInts(neighbors.weights().orElse(new int[0])))
                            : Optional.empty();
        }

        int count() {
            return count;
        }

        long ranks() {
            return ranks.address();
        }

        long weights() {
            if (weights.isEmpty()) {
                return OpenMpi.MPI_UNWEIGHTED;
            }
            return count == 0 ? OpenMpi.MPI_WEIGHTS_EMPTY : weights.get().address();
        }
    }

    @Override
    public int cartMap(Grid grid) {
        int[] newrank = new int[1];
        int[] dims = grid.dims();
        int[] periods = flags(grid.periods());
        int code = OpenMpi.MPI_Cart_map(comm, dims.length, dims, periods, newrank);
        Errors.check("MPI_Cart_map", code);
        return placeOf(newrank[0], grid.places());
    }

    @Override
    public int graphMap(Graph graph) {
        int[] newrank = new int[1];
        int nodes = graph.index().length;
        int code = OpenMpi.MPI_Graph_map(comm, nodes, graph.index(), graph.edges(), newrank);
        Errors.check("MPI_Graph_map", code);
        return placeOf(newrank[0], nodes);
    }

    /** Open MPI 4.1 gives every rank its own number, also where there are fewer places. */
    private static int placeOf(int newrank, long places) {
        return newrank < places ? newrank : Mpi.UNDEFINED;
    }
}
