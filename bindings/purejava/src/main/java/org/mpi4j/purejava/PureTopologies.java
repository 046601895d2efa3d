package org.mpi4j.purejava;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiChunks;
import org.mpi4j.MpiException;
import org.mpi4j.Neighbors;
import org.mpi4j.RankOrder;
import org.mpi4j.spi.Adjacency;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.Edges;
import org.mpi4j.spi.Graph;
import org.mpi4j.spi.Grid;
import org.mpi4j.spi.TopologiesBackend;

/** Makes communicators with a topology. Ranks keep their numbers: all are on one host. */
final class PureTopologies implements TopologiesBackend {
    /** Start, end and weight of an edge. */
    private static final int FIELDS = 3;

    private final PureCommunicator comm;

    PureTopologies(PureCommunicator comm) {
        this.comm = comm;
    }

    @Override
    public Optional<CheckedCommunicator> cart(Grid grid, RankOrder order) {
        return comm.first((int) grid.places(), grid);
    }

    @Override
    public CheckedCommunicator sub(boolean[] remain) {
        if (!(comm.topology().orElseThrow() instanceof Grid grid)) {
            throw new MpiException(ErrorClass.TOPOLOGY, "the communicator is no grid");
        }
        // Ranks whose other coordinates are equal come together; the order stays.
        int[] coordinates = grid.coordinates(comm.rank());
        for (int i = 0; i < remain.length; i++) {
            coordinates[i] = remain[i] ? 0 : coordinates[i];
        }
        return comm.split(grid.rank(coordinates), 0, Optional.of(grid.sub(remain))).orElseThrow();
    }

    @Override
    public Optional<CheckedCommunicator> graph(Graph graph, RankOrder order) {
        return comm.first(graph.index().length, graph);
    }

    @Override
    public CheckedCommunicator distGraphAdjacent(Adjacency edges, Info info, RankOrder order) {
        return comm.duplicate(Optional.of(edges));
    }

    @Override
    public CheckedCommunicator distGraph(Edges edges, Info info, RankOrder order) {
        int[] all = gather(flat(edges));
        int rank = comm.rank();
        Neighbors incoming = ends(all, edges.weighted(), at -> all[at + 1] == rank, at -> all[at]);
        Neighbors outgoing = ends(all, edges.weighted(), at -> all[at] == rank, at -> all[at + 1]);
        return comm.duplicate(Optional.of(new Adjacency(incoming, outgoing, edges.weighted())));
    }

    /** Everybody's numbers, in the order of the ranks. */
    private int[] gather(int[] mine) {
        int[] counts = new int[comm.size()];
        comm.collectives().allgather(buffer(new int[] {mine.length}), buffer(counts));
        int[] all = new int[Arrays.stream(counts).reduce(0, Math::addExact)];
        comm.collectives().allgatherv(buffer(mine), MpiChunks.chunks(buffer(all), counts));
        return all;
    }

    private static int[] flat(Edges edges) {
        int[] ends = edges.destinations().ranks();
        int[] weights = edges.destinations().weights().orElse(new int[ends.length]);
        int[] flat = new int[Math.multiplyExact(FIELDS, ends.length)];
        int edge = 0;
        for (int i = 0; i < edges.sources().length; i++) {
            for (int j = 0; j < edges.degrees()[i]; j++) {
                flat[FIELDS * edge] = edges.sources()[i];
                flat[FIELDS * edge + 1] = ends[edge];
                flat[FIELDS * edge + 2] = weights[edge];
                edge++;
            }
        }
        return flat;
    }

    private interface End {
        int of(int edge);
    }

    private static Neighbors ends(int[] all, boolean weighted, IntPredicate mine, End end) {
        int[] edges =
                IntStream.iterate(0, at -> at < all.length, at -> at + FIELDS)
                        .filter(mine)
                        .toArray();
        int[] ranks = Arrays.stream(edges).map(end::of).toArray();
        return weighted
                ? Neighbors.weighted(ranks, Arrays.stream(edges).map(at -> all[at + 2]).toArray())
                : Neighbors.of(ranks);
    }

    @Override
    public int cartMap(Grid grid) {
        return comm.rank() < grid.places() ? comm.rank() : Mpi.UNDEFINED;
    }

    @Override
    public int graphMap(Graph graph) {
        return comm.rank() < graph.index().length ? comm.rank() : Mpi.UNDEFINED;
    }
}
