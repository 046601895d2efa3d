package org.mpi4j.conformance.topologies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.DistributedGraphCommunicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.GraphCommunicator;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.Neighbors;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Topologies;
import org.mpi4j.TopologyKind;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class GraphTest {
    private static final RankOrder KEPT = RankOrder.KEPT;
    private static final Info NO_HINTS = new Info();

    private static int[] sorted(int[] values) {
        int[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Rank 0 is joined to every rank, also itself. */
    private static GraphCommunicator star(Communicator comm) {
        int n = comm.size();
        int[] index = IntStream.range(0, n).map(i -> n + i).toArray();
        int[] edges = IntStream.range(0, 2 * n - 1).map(i -> i < n ? i : 0).toArray();
        return comm.topologies().graph(index, edges, KEPT).orElseThrow();
    }

    @MpiTest
    void graphKnowsAllEdges(Communicator comm) {
        int n = comm.size();
        try (GraphCommunicator star = star(comm)) {
            assertEquals(TopologyKind.GRAPH, star.topology());
            assertEquals(n, star.index().length);
            assertEquals(2 * n - 1, star.edges().length);
            assertEquals(n, star.neighborCount(0));
            assertArrayEquals(IntStream.range(0, n).toArray(), star.neighbors(0));
            for (int rank = 1; rank < n; rank++) {
                assertEquals(1, star.neighborCount(rank));
                assertArrayEquals(new int[] {0}, star.neighbors(rank));
            }
            assertArrayEquals(star.neighbors(star.rank()), star.sources());
            assertArrayEquals(star.neighbors(star.rank()), star.destinations());
            assertEquals(n, star.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void duplicateIsAGraph(Communicator comm) {
        try (GraphCommunicator star = star(comm);
                GraphCommunicator copy = star.dup()) {
            assertArrayEquals(star.index(), copy.index());
            assertArrayEquals(star.edges(), copy.edges());
        }
    }

    @MpiTest
    void ranksThatAreNoNodesGetNothing(Communicator comm) {
        Optional<GraphCommunicator> made =
                comm.topologies().graph(new int[] {1}, new int[] {0}, KEPT);
        assertEquals(comm.rank() == 0, made.isPresent());
        made.ifPresent(
                graph -> {
                    assertArrayEquals(new int[] {0}, graph.neighbors(0));
                    graph.close();
                });
        assertTrue(comm.topologies().graph(new int[0], new int[0], KEPT).isEmpty());
    }

    @MpiTest
    void graphMayHaveNoEdges(Communicator comm) {
        try (GraphCommunicator graph =
                comm.topologies().graph(new int[comm.size()], new int[0], KEPT).orElseThrow()) {
            assertEquals(0, graph.edges().length);
            assertEquals(0, graph.neighborCount(graph.rank()));
            assertEquals(0, graph.sources().length);
        }
    }

    @MpiTest
    void graphMapGivesEveryRankAPlaceOfItsOwn(Communicator comm) {
        int n = comm.size();
        int place = comm.topologies().graphMap(new int[n], new int[0]);
        assertEquals((1 << n) - 1, comm.allreduce(1 << place, Op.BOR));
        assertEquals(Mpi.UNDEFINED, comm.topologies().graphMap(new int[0], new int[0]));
        int first = comm.topologies().graphMap(new int[1], new int[0]);
        assertEquals(1, comm.allreduce(first == Mpi.UNDEFINED ? 0 : 1, Op.SUM));
    }

    @MpiTest
    void wrongGraphsAreRefused(Communicator comm) {
        Topologies all = comm.topologies();
        int n = comm.size();
        int[] none = {};
        Expect.error(ErrorClass.TOPOLOGY, () -> all.graph(null, none, KEPT), "index");
        Expect.error(ErrorClass.TOPOLOGY, () -> all.graph(none, null, KEPT), "edges");
        Expect.error(ErrorClass.TOPOLOGY, () -> all.graph(new int[n + 1], none, KEPT), "index");
        Expect.error(ErrorClass.TOPOLOGY, () -> all.graph(new int[] {-1}, none, KEPT), "index[0]");
        Expect.error(
                ErrorClass.TOPOLOGY, () -> all.graph(new int[] {2}, new int[1], KEPT), "2", "1");
        Expect.error(
                ErrorClass.TOPOLOGY, () -> all.graph(new int[] {1}, new int[2], KEPT), "1", "2");
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.graph(new int[] {1}, new int[] {1}, KEPT),
                "edges[0]");
        Expect.error(
                ErrorClass.TOPOLOGY, () -> all.graph(new int[] {1}, new int[] {-1}, KEPT), "-1");
        Expect.error(ErrorClass.ARG, () -> all.graph(new int[1], none, null), "order");
        Expect.error(ErrorClass.TOPOLOGY, () -> all.graphMap(new int[] {-1}, none));
        try (GraphCommunicator star = star(comm)) {
            Expect.error(ErrorClass.RANK, () -> star.neighbors(n), "" + n);
            Expect.error(ErrorClass.RANK, () -> star.neighborCount(-1), "-1");
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void decreasingIndexIsRefused(Communicator comm) {
        int[] index = {2, 1};
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> comm.topologies().graph(index, new int[] {0, 1}, KEPT),
                "index[1]");
    }

    /** Each rank sends to the next and receives from the one before, weight is the rank. */
    private static DistributedGraphCommunicator ring(Communicator comm, RankOrder order) {
        int n = comm.size();
        int before = (comm.rank() + n - 1) % n;
        return comm.topologies()
                .distGraphAdjacent(
                        Neighbors.weighted(new int[] {before}, new int[] {before}),
                        Neighbors.weighted(
                                new int[] {(comm.rank() + 1) % n}, new int[] {comm.rank()}),
                        NO_HINTS,
                        order);
    }

    @MpiTest
    void adjacentGraphKnowsItsNeighbours(Communicator comm) {
        int n = comm.size();
        try (DistributedGraphCommunicator ring = ring(comm, KEPT);
                DistributedGraphCommunicator copy = ring.dup()) {
            assertEquals(TopologyKind.DISTRIBUTED_GRAPH, ring.topology());
            assertTrue(ring.isWeighted());
            int[] before = {(comm.rank() + n - 1) % n};
            int[] after = {(comm.rank() + 1) % n};
            int[] mine = {comm.rank()};
            assertEquals(Neighbors.weighted(before, before), ring.incoming());
            assertEquals(Neighbors.weighted(after, mine), ring.outgoing());
            assertArrayEquals(before, ring.sources());
            assertArrayEquals(after, ring.destinations());
            assertEquals(ring.incoming(), copy.incoming());
            assertEquals(ring.outgoing(), copy.outgoing());
        }
    }

    @MpiTest
    void reorderedRingIsARing(Communicator comm) {
        try (DistributedGraphCommunicator ring = ring(comm, RankOrder.FREE)) {
            int n = comm.size();
            int sum = ring.allreduce(comm.rank(), Op.SUM);
            assertEquals(n * (n - 1) / 2, sum);
            assertEquals(1, ring.sources().length);
            int bit = 1 << ring.destinations()[0];
            assertEquals((1 << n) - 1, ring.allreduce(bit, Op.BOR));
        }
    }

    @MpiTest
    void edgesKeepTheirOrderAndMayRepeat(Communicator comm) {
        int[] twice = {comm.rank(), comm.rank()};
        try (DistributedGraphCommunicator graph =
                comm.topologies()
                        .distGraphAdjacent(
                                Neighbors.of(twice), Neighbors.of(twice), NO_HINTS, KEPT)) {
            assertFalse(graph.isWeighted());
            assertArrayEquals(twice, graph.sources());
            assertArrayEquals(twice, graph.destinations());
            assertTrue(graph.incoming().weights().isEmpty());
        }
    }

    @MpiTest
    void ranksWithoutEdgesFitWeightedGraphs(Communicator comm) {
        boolean has = comm.rank() == 0;
        Neighbors mine = has ? Neighbors.weighted(new int[] {0}, new int[] {3}) : Neighbors.none();
        try (DistributedGraphCommunicator graph =
                comm.topologies().distGraphAdjacent(mine, mine, NO_HINTS, KEPT)) {
            assertTrue(graph.isWeighted());
            assertEquals(has ? 1 : 0, graph.sources().length);
            assertEquals(has ? 3 : 0, graph.incoming().weights().map(w -> w.length).orElse(0) * 3);
        }
    }

    @MpiTest
    void oneRankCanGiveAllEdges(Communicator comm) {
        int n = comm.size();
        boolean gives = comm.rank() == n - 1;
        // From every rank to every rank; weight is start * n + end.
        int[] sources = gives ? IntStream.range(0, n).toArray() : new int[0];
        int[] degrees = gives ? IntStream.range(0, n).map(i -> n).toArray() : new int[0];
        int[] ends = IntStream.range(0, gives ? n * n : 0).map(i -> i % n).toArray();
        int[] weights = IntStream.range(0, ends.length).toArray();
        Neighbors all = gives ? Neighbors.weighted(ends, weights) : Neighbors.none();
        try (DistributedGraphCommunicator graph =
                comm.topologies().distGraph(sources, degrees, all, NO_HINTS, KEPT)) {
            int[] everybody = IntStream.range(0, n).toArray();
            int me = comm.rank();
            assertTrue(graph.isWeighted());
            assertArrayEquals(everybody, sorted(graph.sources()));
            assertArrayEquals(everybody, sorted(graph.destinations()));
            int[] in = graph.incoming().ranks();
            int[] out = graph.outgoing().ranks();
            int[] inWeights = graph.incoming().weights().orElseThrow();
            int[] outWeights = graph.outgoing().weights().orElseThrow();
            for (int i = 0; i < n; i++) {
                assertEquals(in[i] * n + me, inWeights[i]);
                assertEquals(me * n + out[i], outWeights[i]);
            }
            assertEquals(n, graph.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void everyRankCanGiveEdgesOfOthers(Communicator comm) {
        int n = comm.size();
        // Each rank gives the edge from the next rank to itself, without weights.
        int[] source = {(comm.rank() + 1) % n};
        try (DistributedGraphCommunicator graph =
                comm.topologies()
                        .distGraph(
                                source,
                                new int[] {1},
                                Neighbors.of(comm.rank()),
                                Info.of("a_hint", "ignored"),
                                KEPT)) {
            assertFalse(graph.isWeighted());
            assertArrayEquals(source, graph.sources());
            assertArrayEquals(new int[] {(comm.rank() + n - 1) % n}, graph.destinations());
        }
    }

    @MpiTest
    void graphWithoutEdgesHasNone(Communicator comm) {
        Neighbors none = Neighbors.none();
        try (DistributedGraphCommunicator graph =
                        comm.topologies().distGraph(new int[0], new int[0], none, NO_HINTS, KEPT);
                DistributedGraphCommunicator adjacent =
                        comm.topologies().distGraphAdjacent(none, none, NO_HINTS, KEPT)) {
            assertEquals(0, graph.sources().length);
            assertEquals(0, graph.destinations().length);
            assertEquals(0, adjacent.sources().length);
            assertEquals(comm.size(), graph.allreduce(1, Op.SUM));
        }
    }

    @MpiTest
    void someWeightsAreRefusedAtEveryRank(Communicator comm) {
        Neighbors with = Neighbors.weighted(new int[] {0}, new int[] {1});
        Neighbors without = Neighbors.of(0);
        Topologies all = comm.topologies();
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraphAdjacent(with, without, NO_HINTS, KEPT),
                "weights");
        if (comm.size() > 1) {
            Neighbors mine = comm.rank() == 0 ? with : without;
            int[] one = {1};
            Expect.error(
                    ErrorClass.TOPOLOGY,
                    () -> all.distGraph(new int[] {0}, one, mine, NO_HINTS, KEPT),
                    "weights");
        }
    }

    @MpiTest
    void wrongEdgesAreRefused(Communicator comm) {
        Topologies all = comm.topologies();
        int n = comm.size();
        Neighbors none = Neighbors.none();
        Neighbors beyond = Neighbors.of(0, n);
        Expect.error(
                ErrorClass.RANK,
                () -> all.distGraphAdjacent(beyond, none, NO_HINTS, KEPT),
                "incoming[1]",
                "" + n);
        Expect.error(
                ErrorClass.RANK,
                () -> all.distGraphAdjacent(none, Neighbors.of(-1), NO_HINTS, KEPT),
                "outgoing[0]",
                "-1");
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraphAdjacent(null, none, NO_HINTS, KEPT),
                "incoming");
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraphAdjacent(none, null, NO_HINTS, KEPT),
                "outgoing");
        Expect.error(ErrorClass.INFO, () -> all.distGraphAdjacent(none, none, null, KEPT), "info");
        Expect.error(
                ErrorClass.ARG, () -> all.distGraphAdjacent(none, none, NO_HINTS, null), "order");
    }

    @MpiTest
    void wrongListsOfEdgesAreRefused(Communicator comm) {
        Topologies all = comm.topologies();
        int n = comm.size();
        Neighbors one = Neighbors.of(0);
        int[] zero = {0};
        int[] single = {1};
        Expect.error(ErrorClass.TOPOLOGY, () -> all.distGraph(null, zero, one, NO_HINTS, KEPT));
        Expect.error(ErrorClass.TOPOLOGY, () -> all.distGraph(zero, null, one, NO_HINTS, KEPT));
        Expect.error(ErrorClass.TOPOLOGY, () -> all.distGraph(zero, single, null, NO_HINTS, KEPT));
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraph(zero, new int[2], one, NO_HINTS, KEPT),
                "1",
                "2");
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraph(zero, new int[] {-1}, one, NO_HINTS, KEPT),
                "degrees[0]",
                "-1");
        Expect.error(
                ErrorClass.TOPOLOGY,
                () -> all.distGraph(zero, new int[] {2}, one, NO_HINTS, KEPT),
                "2",
                "1");
        Expect.error(
                ErrorClass.RANK,
                () -> all.distGraph(new int[] {n}, single, one, NO_HINTS, KEPT),
                "sources[0]");
        Expect.error(
                ErrorClass.RANK,
                () -> all.distGraph(zero, single, Neighbors.of(n), NO_HINTS, KEPT),
                "destinations[0]");
        Expect.error(ErrorClass.INFO, () -> all.distGraph(zero, single, one, null, KEPT));
        Expect.error(ErrorClass.ARG, () -> all.distGraph(zero, single, one, NO_HINTS, null));
    }

    @MpiTest(ranks = 1)
    void wrongNeighboursAreRefused(Communicator comm) {
        Expect.error(ErrorClass.ARG, () -> Neighbors.of((int[]) null), "ranks");
        Expect.error(ErrorClass.ARG, () -> Neighbors.weighted(null, new int[0]), "ranks");
        Expect.error(ErrorClass.ARG, () -> Neighbors.weighted(new int[0], null), "weights");
        Expect.error(ErrorClass.ARG, () -> Neighbors.weighted(new int[1], new int[2]), "1", "2");
        Expect.error(
                ErrorClass.ARG, () -> Neighbors.weighted(new int[1], new int[] {-1}), "weights[0]");
    }
}
