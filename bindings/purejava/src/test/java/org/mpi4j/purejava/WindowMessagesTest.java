package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Window;

/** Windows whose memory is reached by messages only, as that of ranks on other hosts is. */
@Timeout(120)
class WindowMessagesTest {
    private static final String PROPERTY = "mpi4j.window";
    private static final String THREAD = "mpi4j-progress";

    @BeforeEach
    void force() {
        System.setProperty(PROPERTY, "messages");
    }

    @AfterEach
    void choose() {
        System.clearProperty(PROPERTY);
    }

    private static long progressThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void longDataWithGapsArrivesWhole(int ranks) {
        int n = 30_000;
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator comm = mpi.world();
                    int right = (comm.rank() + 1) % comm.size();
                    int left = (comm.rank() + comm.size() - 1) % comm.size();
                    int[] sent = new int[n];
                    for (int i = 0; i < n; i++) {
                        sent[i] = i + comm.rank() * 7;
                    }
                    int[] back = new int[n];
                    try (Datatype spread = Datatype.vector(n, 1, 2, Datatype.INT);
                            Window window = comm.windows().allocate(8L * n, 8)) {
                        window.fence();
                        window.put(buffer(sent), right, 0, 1, spread);
                        window.fence();
                        ByteBuffer memory = window.memory();
                        for (int i = 0; i < n; i++) {
                            assertEquals(i + left * 7, memory.getInt(8 * i));
                        }
                        window.get(buffer(back), right, 0, 1, spread);
                        window.fence();
                        assertArrayEquals(sent, back);
                        window.accumulate(buffer(sent), right, 0, 1, spread, Op.SUM);
                        window.fence();
                        assertEquals(2 * (n - 1 + left * 7), memory.getInt(8 * (n - 1)));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aTargetIsAccessedWhileItsProgramIsOutsideOfMpi(int ranks) {
        CountDownLatch done = new CountDownLatch(ranks - 1);
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator comm = mpi.world();
                    try (Window window = comm.windows().allocate(8, 8)) {
                        if (comm.rank() == 0) {
                            assertTrue(done.await(60, TimeUnit.SECONDS));
                        } else {
                            window.lock(LockType.EXCLUSIVE, 0);
                            window.accumulate(buffer(new long[] {1}), 0, 0, Op.SUM);
                            window.unlock(0);
                            done.countDown();
                        }
                        comm.barrier();
                        window.lock(LockType.SHARED, comm.rank());
                        long expected = comm.rank() == 0 ? ranks - 1 : 0;
                        assertEquals(expected, window.memory().getLong(0));
                        window.unlock(comm.rank());
                    }
                });
    }

    @Test
    void progressIsMadeByAThreadOnlyWhileThereAreWindows() {
        Jobs.run(
                1,
                mpi -> {
                    assertEquals(0, progressThreads());
                    Window one = mpi.world().windows().allocate(8, 8);
                    Window two = mpi.world().windows().createDynamic();
                    assertEquals(1, progressThreads());
                    one.close();
                    assertEquals(1, progressThreads());
                    two.close();
                    assertEquals(0, progressThreads());
                });
    }

    @Test
    void aWindowThatIsLeftOpenLeavesNoThread() {
        Jobs.run(2, mpi -> mpi.world().windows().allocate(8, 8).fence());
        assertEquals(0, progressThreads());
    }

    private static void outside(Window window, Runnable access) {
        window.lock(LockType.SHARED, 0);
        access.run();
        MpiException error = assertThrows(MpiException.class, () -> window.flush(0));
        assertEquals(ErrorClass.RMA_RANGE, error.errorClass(), error::getMessage);
        window.unlock(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatFailsAtTheTargetIsThrownAtTheOrigin(int ranks) {
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator comm = mpi.world();
                    ByteBuffer own = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
                    try (Window window = comm.windows().createDynamic()) {
                        long[] at = {window.attach(buffer(own))};
                        comm.bcast(buffer(at), 0);
                        MpiBuffer two = buffer(new long[2]);
                        MpiBuffer more = buffer(new long[2]);
                        outside(window, () -> window.put(two, 0, at[0] + 56));
                        outside(window, () -> window.get(two, 0, at[0] - 8));
                        outside(window, () -> window.accumulate(two, 0, 8, Op.SUM));
                        outside(window, () -> window.getAccumulate(two, more, 0, 8, Op.SUM));
                        window.lock(LockType.SHARED, 0);
                        MpiException error =
                                assertThrows(
                                        MpiException.class,
                                        () -> window.rget(two, 0, at[0] + 60).await());
                        assertEquals(ErrorClass.RMA_RANGE, error.errorClass());
                        window.put(two, 0, at[0] + 48);
                        window.unlock(0);
                        comm.barrier();
                        window.detach(buffer(own));
                    }
                });
    }

    @Test
    void anyOtherWayIsRefused() {
        System.setProperty(PROPERTY, "pigeons");
        Jobs.run(
                2,
                mpi -> {
                    MpiException error =
                            assertThrows(
                                    MpiException.class, () -> mpi.world().windows().allocate(8, 8));
                    assertEquals(ErrorClass.ARG, error.errorClass());
                    assertTrue(error.getMessage().contains("pigeons"), error::getMessage);
                });
    }
}
