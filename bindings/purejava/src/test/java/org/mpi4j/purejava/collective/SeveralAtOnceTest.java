package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;
import static org.mpi4j.spi.Initiation.NON_BLOCKING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Request;

/** Non-blocking operations and failing operators. */
class SeveralAtOnceTest {
    private static final int OPERATIONS = 40;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void operationsCompletedInReverseOrderDoNotMix(int size) {
        TestRanks.run(
                size,
                "allreduce",
                "",
                (comm, rank) -> {
                    List<Request> requests = new ArrayList<>();
                    List<Runnable> checks = new ArrayList<>();
                    for (int i = 0; i < OPERATIONS; i++) {
                        start(comm, rank, size, i, requests, checks);
                    }
                    for (int i = OPERATIONS - 1; i >= 0; i--) {
                        requests.get(i).await();
                        checks.get(i).run();
                    }
                });
    }

    private static void start(
            PureCollectives comm,
            int rank,
            int size,
            int i,
            List<Request> requests,
            List<Runnable> checks) {
        int count = 1 + i * 7;
        int sum = size * (size - 1) / 2 + i * size;
        switch (i % 5) {
            case 0 -> {
                int[] data = fill(count, rank + i);
                requests.add(
                        comm.allreduce(MpiBuffer.IN_PLACE, buffer(data), Op.SUM, NON_BLOCKING));
                checks.add(() -> assertArrayEquals(fill(count, sum), data));
            }
            case 1 -> {
                int root = i % size;
                int[] data = fill(count, rank == root ? i : -1);
                requests.add(comm.bcast(buffer(data), root, NON_BLOCKING));
                checks.add(() -> assertArrayEquals(fill(count, i), data));
            }
            case 2 -> {
                int[] all = new int[size];
                requests.add(
                        comm.allgather(buffer(new int[] {rank * i}), buffer(all), NON_BLOCKING));
                int[] expected = IntStream.range(0, size).map(other -> other * i).toArray();
                checks.add(() -> assertArrayEquals(expected, all));
            }
            case 3 -> {
                requests.add(comm.barrier(NON_BLOCKING));
                checks.add(() -> {});
            }
            default -> {
                int[] data = fill(count, rank);
                int[] result = new int[count];
                requests.add(comm.scan(buffer(data), buffer(result), Op.SUM, NON_BLOCKING));
                checks.add(() -> assertArrayEquals(fill(count, rank * (rank + 1) / 2), result));
            }
        }
    }

    private static int[] fill(int count, int value) {
        int[] made = new int[count];
        Arrays.fill(made, value);
        return made;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theSameCallAgainGivesANewResult(int size) {
        TestRanks.run(
                size,
                "allreduce",
                "",
                (comm, rank) -> {
                    int[] data = new int[3];
                    int[] result = new int[3];
                    MpiBuffer send = buffer(data);
                    MpiBuffer receive = buffer(result);
                    for (int i = 0; i < 10; i++) {
                        Arrays.fill(data, rank + i);
                        comm.allreduce(send, receive, Op.SUM);
                        int sum = size * (size - 1) / 2 + i * size;
                        assertArrayEquals(fill(3, sum), result);
                        comm.bcast(receive, i % size);
                        comm.reduce(send, receive, Op.MAX, size - 1);
                        int expected = rank == size - 1 ? size - 1 + i : sum;
                        assertArrayEquals(fill(3, expected), result);
                    }
                });
    }

    @Test
    void aBarrierIsNotCompleteBeforeTheLastRankStartsIt() {
        AtomicReference<CountDownLatch> tested = new AtomicReference<>(new CountDownLatch(1));
        TestRanks.run(
                2,
                "barrier",
                "",
                (comm, rank) -> {
                    if (rank == 1) {
                        assertTrue(tested.get().await(10, TimeUnit.SECONDS));
                        tested.set(new CountDownLatch(1));
                        comm.barrier();
                        return;
                    }
                    Request request = comm.barrier(NON_BLOCKING);
                    assertFalse(request.test().isPresent());
                    tested.get().countDown();
                    request.await();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8})
    void anOperatorThatThrowsReachesAllRanksAndHangsNobody(int size) {
        IllegalStateException cause = new IllegalStateException("no sum today");
        try (Op failing =
                Op.ofInt(
                        (a, b) -> {
                            throw cause;
                        })) {
            TestRanks.run(
                    size,
                    "allreduce",
                    "recursive-doubling",
                    (comm, rank) -> {
                        MpiBuffer data = buffer(new int[100]);
                        Request request =
                                comm.allreduce(MpiBuffer.IN_PLACE, data, failing, NON_BLOCKING);
                        if (combines(rank, size)) {
                            checkFailure(cause, assertThrows(MpiException.class, request::await));
                            MpiException again =
                                    assertThrows(
                                            MpiException.class,
                                            () ->
                                                    comm.allreduce(
                                                            MpiBuffer.IN_PLACE, data, failing));
                            checkFailure(cause, again);
                        } else {
                            assertThrows(MpiException.class, request::await);
                            assertThrows(
                                    MpiException.class,
                                    () -> comm.allreduce(MpiBuffer.IN_PLACE, data, failing));
                        }
                        int[] one = {1};
                        comm.allreduce(MpiBuffer.IN_PLACE, buffer(one), Op.SUM);
                        assertEquals(size, one[0]);
                    });
        }
    }

    /** All but the ranks that are folded into their neighbours. */
    private static boolean combines(int rank, int size) {
        int folded = size - Integer.highestOneBit(size);
        return rank >= 2 * folded || rank % 2 == 1;
    }

    private static void checkFailure(Throwable cause, MpiException error) {
        assertEquals(ErrorClass.OP, error.errorClass());
        assertSame(cause, error.getCause());
    }

    @Test
    void anUnknownAlgorithmIsRefusedWithTheNamesThatExist() {
        MpiException error =
                assertThrows(
                        MpiException.class,
                        () -> TestRanks.run(1, "allreduce", "rings", (comm, rank) -> {}));
        assertEquals(ErrorClass.ARG, error.errorClass());
        assertTrue(
                error.getMessage().contains("[rabenseifner, recursive-doubling, ring]"),
                error.getMessage());
    }
}
