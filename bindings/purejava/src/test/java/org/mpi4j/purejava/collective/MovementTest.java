package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;

/** Operations that move elements, over every kind of storage at once, with every algorithm. */
class MovementTest {
    private static final int[] COUNTS = {0, 1, 3, 50, 2500};

    private static Stream<Arguments> cases(String... algorithms) {
        return Arrays.stream(algorithms)
                .flatMap(
                        name ->
                                IntStream.of(1, 2, 3, 4, 5, 7, 8, 17)
                                        .mapToObj(size -> Arguments.of(name, size)));
    }

    static Stream<Arguments> bcast() {
        return cases("", "binomial", "scatter-allgather");
    }

    static Stream<Arguments> gather() {
        return cases("", "linear", "binomial");
    }

    static Stream<Arguments> allgather() {
        return cases("", "linear", "ring", "bruck", "recursive-doubling");
    }

    static Stream<Arguments> alltoall() {
        return cases("", "linear", "pairwise", "bruck");
    }

    static Stream<Arguments> alltoallv() {
        return cases("", "linear", "pairwise");
    }

    /** All roots up to 9 ranks, the ends and the middle above. */
    private static int[] roots(int size) {
        return size <= 9 ? IntStream.range(0, size).toArray() : new int[] {0, size / 2, size - 1};
    }

    private static int[] counts(int size) {
        return size <= 9 ? COUNTS : new int[] {0, 1, 40};
    }

    @ParameterizedTest
    @MethodSource("bcast")
    void bcastGivesEveryRankTheRootsElements(String algorithm, int size) {
        TestRanks.run(
                size,
                "bcast",
                algorithm,
                (comm, rank) -> {
                    for (int count : counts(size)) {
                        for (int root : roots(size)) {
                            Cells cells = Cells.any(rank + root, count);
                            cells.fill(0, rank == root ? count : 0, root, count);
                            comm.bcast(cells.buffer(), root);
                            cells.check(0, count, root, count);
                            cells.checkGuards();
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("gather")
    void gatherCollectsInRankOrder(String algorithm, int size) {
        TestRanks.run(
                size,
                "gather",
                algorithm,
                (comm, rank) -> {
                    for (int count : counts(size)) {
                        for (int root : roots(size)) {
                            gatherOnce(comm, rank, size, count, root);
                        }
                    }
                });
    }

    private static void gatherOnce(PureCollectives comm, int rank, int size, int count, int root) {
        Cells send = Cells.any(rank + root, count).fill(0, count, rank, root);
        if (rank != root) {
            comm.gather(send.buffer(), MpiBuffer.NONE, root);
            comm.gather(send.buffer(), MpiBuffer.NONE, root);
            return;
        }
        Cells all = Cells.any(root + count, count * size);
        comm.gather(send.buffer(), all.buffer(), root);
        checkAll(all, size, count, root);
        Cells inPlace = Cells.any(root + count + 1, count * size);
        inPlace.fill(rank * count, count, rank, root);
        comm.gather(MpiBuffer.IN_PLACE, inPlace.buffer(), root);
        checkAll(inPlace, size, count, root);
    }

    private static void checkAll(Cells all, int size, int count, int to) {
        for (int other = 0; other < size; other++) {
            all.check(other * count, count, other, to);
        }
        all.checkGuards();
    }

    @ParameterizedTest
    @MethodSource("gather")
    void scatterDealsOutInRankOrder(String algorithm, int size) {
        TestRanks.run(
                size,
                "scatter",
                algorithm,
                (comm, rank) -> {
                    for (int count : counts(size)) {
                        for (int root : roots(size)) {
                            scatterOnce(comm, rank, size, count, root);
                        }
                    }
                });
    }

    private static void scatterOnce(PureCollectives comm, int rank, int size, int count, int root) {
        Cells mine = Cells.any(rank + count, count);
        if (rank != root) {
            comm.scatter(MpiBuffer.NONE, mine.buffer(), root);
            mine.check(0, count, root, rank);
            comm.scatter(MpiBuffer.NONE, mine.buffer(), root);
            mine.check(0, count, root, rank);
            mine.checkGuards();
            return;
        }
        Cells all = Cells.any(root + count + 3, count * size);
        for (int other = 0; other < size; other++) {
            all.fill(other * count, count, root, other);
        }
        comm.scatter(all.buffer(), mine.buffer(), root);
        mine.check(0, count, root, rank);
        comm.scatter(all.buffer(), MpiBuffer.IN_PLACE, root);
        all.check(rank * count, count, root, rank);
    }

    @ParameterizedTest
    @MethodSource("allgather")
    void allgatherGivesEveryRankAllParts(String algorithm, int size) {
        TestRanks.run(
                size,
                "allgather",
                algorithm,
                (comm, rank) -> {
                    for (int count : counts(size)) {
                        Cells send = Cells.any(rank, count).fill(0, count, rank, 7);
                        Cells all = Cells.any(rank + count + 1, count * size);
                        comm.allgather(send.buffer(), all.buffer());
                        checkAll(all, size, count, 7);
                        Cells inPlace = Cells.any(rank + count, count * size);
                        inPlace.fill(rank * count, count, rank, 8);
                        comm.allgather(MpiBuffer.IN_PLACE, inPlace.buffer());
                        checkAll(inPlace, size, count, 8);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("alltoall")
    void alltoallTransposes(String algorithm, int size) {
        TestRanks.run(
                size,
                "alltoall",
                algorithm,
                (comm, rank) -> {
                    for (int count : counts(size)) {
                        Cells send = Cells.any(rank, count * size);
                        Cells inPlace = Cells.any(rank + count, count * size);
                        for (int other = 0; other < size; other++) {
                            send.fill(other * count, count, rank, other);
                            inPlace.fill(other * count, count, rank, other);
                        }
                        Cells all = Cells.any(rank + count + 1, count * size);
                        comm.alltoall(send.buffer(), all.buffer());
                        checkAll(all, size, count, rank);
                        comm.alltoall(MpiBuffer.IN_PLACE, inPlace.buffer());
                        checkAll(inPlace, size, count, rank);
                    }
                });
    }

    private static int uneven(int from, int to) {
        int[] lengths = {0, 1, 5, 0, 300, 17};
        return lengths[Math.floorMod(from * 5 + to * 3, lengths.length)];
    }

    private static int[] unevenTo(int rank, int size) {
        return IntStream.range(0, size).map(to -> uneven(rank, to)).toArray();
    }

    private static int[] unevenFrom(int size, int rank) {
        return IntStream.range(0, size).map(from -> uneven(from, rank)).toArray();
    }

    @ParameterizedTest
    @MethodSource("gather")
    void gathervAndScattervLeaveGapsAlone(String algorithm, int size) {
        TestRanks.run(
                size,
                "gather",
                algorithm,
                (comm, rank) -> {
                    for (int root : roots(size)) {
                        gathervOnce(comm, rank, size, root);
                        scattervOnce(comm, rank, size, root);
                    }
                });
    }

    private static void gathervOnce(PureCollectives comm, int rank, int size, int root) {
        int count = uneven(rank, root);
        Cells send = Cells.any(rank, count).fill(0, count, rank, root);
        if (rank != root) {
            comm.gatherv(send.buffer(), MpiChunks.NONE, root);
            return;
        }
        Layout layout = Layout.of(unevenFrom(size, root), root);
        Cells all = layout.cells(root + 1);
        comm.gatherv(send.buffer(), layout.of(all), root);
        for (int other = 0; other < size; other++) {
            layout.check(all, other, other, root);
        }
        layout.checkGaps(all);
    }

    private static void scattervOnce(PureCollectives comm, int rank, int size, int root) {
        int count = uneven(root, rank);
        Cells mine = Cells.any(rank + 2, count);
        if (rank == root) {
            Layout layout = Layout.of(unevenTo(root, size), root);
            Cells all = layout.cells(root);
            for (int other = 0; other < size; other++) {
                layout.fill(all, other, root, other);
            }
            comm.scatterv(layout.of(all), mine.buffer(), root);
        } else {
            comm.scatterv(MpiChunks.NONE, mine.buffer(), root);
        }
        mine.check(0, count, root, rank);
        mine.checkGuards();
    }

    @ParameterizedTest
    @MethodSource("allgather")
    void allgathervLeavesGapsAlone(String algorithm, int size) {
        TestRanks.run(
                size,
                "allgather",
                algorithm,
                (comm, rank) -> {
                    // Every rank has its own gaps and storage, but all the same counts.
                    Layout layout = Layout.of(unevenFrom(size, 1), rank);
                    Cells all = layout.cells(rank);
                    int count = uneven(rank, 1);
                    Cells send = Cells.any(rank + 1, count).fill(0, count, rank, 3);
                    comm.allgatherv(send.buffer(), layout.of(all));
                    for (int other = 0; other < size; other++) {
                        layout.check(all, other, other, 3);
                    }
                    layout.checkGaps(all);
                    Cells inPlace = layout.cells(rank + 4);
                    layout.fill(inPlace, rank, rank, 4);
                    comm.allgatherv(MpiBuffer.IN_PLACE, layout.of(inPlace));
                    for (int other = 0; other < size; other++) {
                        layout.check(inPlace, other, other, 4);
                    }
                    layout.checkGaps(inPlace);
                });
    }

    @ParameterizedTest
    @MethodSource("alltoallv")
    void alltoallvLeavesGapsAlone(String algorithm, int size) {
        TestRanks.run(
                size,
                "alltoallv",
                algorithm,
                (comm, rank) -> {
                    Layout out = Layout.of(unevenTo(rank, size), rank);
                    Layout in = Layout.of(unevenFrom(size, rank), rank + 1);
                    Cells send = out.cells(rank + 1);
                    Cells all = in.cells(rank);
                    for (int other = 0; other < size; other++) {
                        out.fill(send, other, rank, other);
                    }
                    comm.alltoallv(out.of(send), in.of(all));
                    for (int other = 0; other < size; other++) {
                        in.check(all, other, other, rank);
                    }
                    in.checkGaps(all);
                });
    }

    @ParameterizedTest
    @MethodSource("alltoallv")
    void alltoallvInPlaceExchanges(String algorithm, int size) {
        TestRanks.run(
                size,
                "alltoallv",
                algorithm,
                (comm, rank) -> {
                    int[] symmetric =
                            IntStream.range(0, size)
                                    .map(to -> uneven(Math.min(rank, to), Math.max(rank, to)))
                                    .toArray();
                    Layout layout = Layout.of(symmetric, rank);
                    Cells all = layout.cells(rank);
                    for (int other = 0; other < size; other++) {
                        layout.fill(all, other, rank, other);
                    }
                    comm.alltoallv(MpiChunks.IN_PLACE, layout.of(all));
                    for (int other = 0; other < size; other++) {
                        layout.check(all, other, other, rank);
                    }
                    layout.checkGaps(all);
                });
    }

    @ParameterizedTest
    @MethodSource("bcast")
    void bcastOfOddLengthsOfBytesIsWhole(String algorithm, int size) {
        TestRanks.run(
                size,
                "bcast",
                algorithm,
                (comm, rank) -> {
                    for (int count : new int[] {1, 7, 8, 9, 63, 1001}) {
                        byte[] bytes = new byte[count];
                        byte[] expected = new byte[count];
                        new Random(count).nextBytes(expected);
                        if (rank == size - 1) {
                            System.arraycopy(expected, 0, bytes, 0, count);
                        }
                        comm.bcast(MpiBuffer.buffer(bytes), size - 1);
                        assertArrayEquals(expected, bytes);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("barrierNames")
    void barrierHoldsEveryRankBack(String algorithm) {
        for (int size = 1; size <= 9; size++) {
            AtomicIntegerArray rounds = new AtomicIntegerArray(size);
            int ranks = size;
            TestRanks.run(
                    size,
                    "barrier",
                    algorithm,
                    (comm, rank) -> {
                        rounds.set(rank, 0);
                        comm.barrier();
                        for (int round = 1; round <= 20; round++) {
                            rounds.set(rank, round);
                            comm.barrier();
                            for (int other = 0; other < ranks; other++) {
                                int seen = rounds.get(other);
                                assertTrue(seen >= round, other + " is at " + seen);
                            }
                        }
                    });
        }
    }

    static Stream<String> barrierNames() {
        return Stream.of("", "dissemination", "linear");
    }
}
