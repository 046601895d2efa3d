package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class PersistentCollectivesTest {
    private static final int ROUNDS = 5;
    private static final Info NO_HINTS = new Info();

    private interface Round {
        void check(int round);
    }

    /** Starts the operation again and again; before each the data is set, after each compared. */
    private static void rounds(PersistentRequest made, Round before, Round after) {
        try (made) {
            for (int round = 1; round <= ROUNDS; round++) {
                before.check(round);
                made.start();
                made.await();
                after.check(round);
            }
        }
    }

    @MpiTest
    void bcastSendsWhatTheArrayHoldsAtEachStart(Communicator comm) {
        for (int r = 0; r < comm.size(); r++) {
            int root = r;
            int[] data = new int[20_000];
            rounds(
                    comm.bcastInit(buffer(data), root, NO_HINTS),
                    round -> Arrays.fill(data, comm.rank() == root ? round : -1),
                    round -> assertTrue(Arrays.stream(data).allMatch(d -> d == round)));
        }
    }

    @MpiTest
    void gatherAndScatterTakePlaceAtEachStart(Communicator comm) {
        int n = comm.size();
        int root = n - 1;
        boolean here = comm.rank() == root;
        int[] one = new int[1];
        int[] all = new int[n];
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        MpiBuffer everything = here ? buffer(all) : NONE;
        MpiChunks chunks = here ? MpiChunks.chunks(buffer(all), ones) : MpiChunks.NONE;
        for (PersistentRequest gather :
                List.of(
                        comm.gatherInit(buffer(one), everything, root, NO_HINTS),
                        comm.gathervInit(buffer(one), chunks, root, NO_HINTS))) {
            rounds(
                    gather,
                    round -> one[0] = round * 10 + comm.rank(),
                    round -> {
                        for (int i = 0; here && i < n; i++) {
                            assertEquals(round * 10 + i, all[i]);
                        }
                    });
        }
        for (PersistentRequest scatter :
                List.of(
                        comm.scatterInit(everything, buffer(one), root, NO_HINTS),
                        comm.scattervInit(chunks, buffer(one), root, NO_HINTS))) {
            rounds(
                    scatter,
                    round -> Arrays.setAll(all, i -> round * 10 + i),
                    round -> assertEquals(round * 10 + comm.rank(), one[0]));
        }
    }

    @MpiTest
    void exchangesTakePlaceAtEachStart(Communicator comm) {
        int n = comm.size();
        int[] out = new int[n];
        int[] in = new int[n];
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        MpiChunks from = MpiChunks.chunks(buffer(out), ones);
        MpiChunks into = MpiChunks.chunks(buffer(in), ones);
        for (PersistentRequest alltoall :
                List.of(
                        comm.alltoallInit(buffer(out), buffer(in), NO_HINTS),
                        comm.alltoallvInit(from, into, NO_HINTS),
                        comm.alltoallwInit(cells(out), cells(in), NO_HINTS))) {
            rounds(
                    alltoall,
                    round -> Arrays.setAll(out, i -> value(round, comm.rank(), i)),
                    round -> {
                        for (int i = 0; i < n; i++) {
                            assertEquals(value(round, i, comm.rank()), in[i]);
                        }
                    });
        }
        int[] mine = new int[1];
        for (PersistentRequest allgather :
                List.of(
                        comm.allgatherInit(buffer(mine), buffer(in), NO_HINTS),
                        comm.allgathervInit(buffer(mine), into, NO_HINTS))) {
            rounds(
                    allgather,
                    round -> mine[0] = value(round, comm.rank(), 0),
                    round -> {
                        for (int i = 0; i < n; i++) {
                            assertEquals(value(round, i, 0), in[i]);
                        }
                    });
        }
    }

    private static MpiBuffers cells(int[] array) {
        return MpiBuffers.of(
                IntStream.range(0, array.length)
                        .mapToObj(i -> buffer(array, i, 1))
                        .toArray(MpiBuffer[]::new));
    }

    private static int value(int round, int from, int to) {
        return round * 10_000 + from * 100 + to;
    }

    @MpiTest
    void reductionsTakePlaceAtEachStart(Communicator comm) {
        int n = comm.size();
        int rank = comm.rank();
        int[] mine = new int[n];
        int[] result = new int[n];
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        MpiBuffer first = buffer(result, 0, 1);
        try (Op lambda = Op.ofInt(Integer::sum)) {
            for (Op op : List.of(Op.SUM, lambda)) {
                Round set = round -> Arrays.setAll(mine, i -> round * (rank + 1) + i);
                rounds(
                        comm.allreduceInit(buffer(mine), buffer(result), op, NO_HINTS),
                        set,
                        round -> assertEquals(sum(round, n, 0), result[0]));
                rounds(
                        comm.reduceInit(
                                buffer(mine), rank == 0 ? buffer(result) : NONE, op, 0, NO_HINTS),
                        set,
                        round ->
                                assertEquals(
                                        rank == 0, sum(round, n, n - 1) == last(result, rank)));
                rounds(
                        comm.reduceScatterBlockInit(buffer(mine), first, op, NO_HINTS),
                        set,
                        round -> assertEquals(sum(round, n, rank), result[0]));
                rounds(
                        comm.reduceScatterInit(buffer(mine), first, ones, op, NO_HINTS),
                        set,
                        round -> assertEquals(sum(round, n, rank), result[0]));
                rounds(
                        comm.scanInit(buffer(mine), buffer(result), op, NO_HINTS),
                        set,
                        round -> assertEquals(sum(round, rank + 1, 0), result[0]));
                rounds(
                        comm.exscanInit(buffer(mine), buffer(result), op, NO_HINTS),
                        set,
                        round -> {
                            if (rank > 0) {
                                assertEquals(sum(round, rank, 0), result[0]);
                            }
                        });
            }
        }
    }

    /** The last element at the root; elsewhere nothing that could be right. */
    private static int last(int[] result, int rank) {
        return rank == 0 ? result[result.length - 1] : Integer.MIN_VALUE;
    }

    private static int sum(int round, int ranks, int index) {
        return round * ranks * (ranks + 1) / 2 + ranks * index;
    }

    @MpiTest
    void inPlaceOperandsAreReadAtEachStart(Communicator comm) {
        int[] data = new int[1];
        rounds(
                comm.allreduceInit(IN_PLACE, buffer(data), Op.SUM, NO_HINTS),
                round -> data[0] = round,
                round -> assertEquals(round * comm.size(), data[0]));
    }

    @MpiTest
    void severalAreUnderWayAtOnce(Communicator comm) {
        int[] one = new int[1];
        int[] other = new int[1];
        try (PersistentRequest first = comm.allreduceInit(IN_PLACE, buffer(one), Op.SUM, NO_HINTS);
                PersistentRequest barrier = comm.barrierInit(NO_HINTS);
                PersistentRequest second =
                        comm.allreduceInit(IN_PLACE, buffer(other), Op.MAX, NO_HINTS)) {
            for (int round = 0; round < ROUNDS; round++) {
                one[0] = 1;
                other[0] = comm.rank() + round;
                PersistentRequest.startAll(first, barrier, second);
                assertTrue(first.isActive());
                Request.waitAll(second, first, barrier);
                assertFalse(first.isActive() || barrier.isActive() || second.isActive());
                assertArrayEquals(new int[] {comm.size()}, one);
                assertArrayEquals(new int[] {comm.size() - 1 + round}, other);
            }
        }
    }

    @MpiTest
    void startedTwiceOrAfterCloseIsRefused(Communicator comm) {
        PersistentRequest request = comm.barrierInit(Info.of("key", "value"));
        request.start();
        Expect.error(ErrorClass.REQUEST, request::start, "active");
        Expect.error(ErrorClass.REQUEST, request::close, "active");
        Expect.error(ErrorClass.REQUEST, request::cancel);
        request.await();
        request.close();
        Expect.error(ErrorClass.REQUEST, request::start);
        Expect.error(ErrorClass.REQUEST, request::close);
    }

    @MpiTest
    void wrongArgumentsAreRefusedWhenPrepared(Communicator comm) {
        int n = comm.size();
        MpiBuffer good = buffer(new int[60]);
        MpiBuffers none = MpiBuffers.of(List.of());
        List<Executable> roots =
                List.of(
                        () -> comm.bcastInit(good, n, NO_HINTS),
                        () -> comm.gatherInit(good, good, -1, NO_HINTS),
                        () -> comm.gathervInit(good, MpiChunks.NONE, n, NO_HINTS),
                        () -> comm.scatterInit(good, good, n, NO_HINTS),
                        () -> comm.scattervInit(MpiChunks.NONE, good, n, NO_HINTS),
                        () -> comm.reduceInit(good, good, Op.SUM, n, NO_HINTS));
        for (Executable call : roots) {
            Expect.error(ErrorClass.ROOT, call, "root");
        }
        List<Executable> buffers =
                List.of(
                        () -> comm.bcastInit(null, 0, NO_HINTS),
                        () -> comm.allgatherInit(good, null, NO_HINTS),
                        () -> comm.allgathervInit(good, null, NO_HINTS),
                        () -> comm.alltoallInit(null, good, NO_HINTS),
                        () -> comm.alltoallvInit(null, MpiChunks.NONE, NO_HINTS),
                        () -> comm.alltoallwInit(null, null, NO_HINTS),
                        () -> comm.allreduceInit(good, null, Op.SUM, NO_HINTS),
                        () -> comm.reduceScatterBlockInit(null, good, Op.SUM, NO_HINTS),
                        () -> comm.scanInit(NONE, good, Op.SUM, NO_HINTS),
                        () -> comm.exscanInit(good, NONE, Op.SUM, NO_HINTS));
        for (Executable call : buffers) {
            Expect.error(ErrorClass.BUFFER, call);
        }
        Expect.error(ErrorClass.OP, () -> comm.allreduceInit(IN_PLACE, good, null, NO_HINTS), "op");
        Expect.error(ErrorClass.COUNT, () -> comm.alltoallwInit(none, none, NO_HINTS));
        Expect.error(
                ErrorClass.COUNT,
                () -> comm.reduceScatterInit(IN_PLACE, good, new int[n + 1], Op.SUM, NO_HINTS),
                "counts");
        Expect.error(ErrorClass.INFO, () -> comm.barrierInit(null), "info");
        assertEquals(n, comm.allreduce(1, Op.SUM));
    }
}
