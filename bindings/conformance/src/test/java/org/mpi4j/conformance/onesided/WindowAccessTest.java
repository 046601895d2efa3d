package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;
import org.mpi4j.conformance.support.OneSidedTest;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.TestWindow;

/** Puts, gets and their like move the right data, from and to every kind of storage. */
class WindowAccessTest {
    private static final int COUNT = 13;
    private static final int BYTES = 4096;

    @OneSidedTest
    void putAndGetKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, BYTES, 8)) {
                for (Pairing pairing : Pairing.all()) {
                    Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
                    Sample target = pairing.target(COUNT);
                    Window window = test.window();
                    window.fence();
                    window.put(source.buffer(), ring.right(), test.at(ring.right(), 64));
                    window.fence();
                    window.get(target.buffer(), ring.right(), test.at(ring.right(), 64));
                    window.fence();
                    target.expect(comm.rank() * 100);
                    source.expect(comm.rank() * 100);
                }
            }
        }
    }

    @OneSidedTest
    void requestsKeepEveryTypeInEveryStorage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, BYTES, 1)) {
                Window window = test.window();
                window.lockAll();
                for (Pairing pairing : Pairing.all()) {
                    Sample source = pairing.source(COUNT).fill(comm.rank() * 100);
                    Sample target = pairing.target(COUNT);
                    long at = test.at(ring.right(), 128);
                    window.rput(source.buffer(), ring.right(), at).await();
                    window.flush(ring.right());
                    window.rget(target.buffer(), ring.right(), at).await();
                    target.expect(comm.rank() * 100);
                    source.expect(comm.rank() * 100);
                }
                window.unlockAll();
            }
        }
    }

    @OneSidedTest
    void longDataArrivesWhole(Communicator comm) {
        Ring ring = Ring.of(comm);
        int n = 200_000;
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, n * 8, 8)) {
                long[] sent = new long[n];
                for (int i = 0; i < n; i++) {
                    sent[i] = i * 31L + comm.rank();
                }
                long[] back = new long[n];
                Window window = test.window();
                window.fence();
                window.put(buffer(sent), ring.right(), test.at(ring.right(), 0));
                window.fence();
                assertEquals(31L * (n - 1) + ring.left(), test.memory().getLong(8 * (n - 1)));
                window.get(buffer(back), ring.right(), test.at(ring.right(), 0));
                window.fence();
                assertArrayEquals(sent, back);
            }
        }
    }

    @OneSidedTest
    void resultsInArraysAreThereAfterTheSynchronisation(Communicator comm) {
        try (TestWindow test = TestWindow.open(WindowFlavor.ALLOCATE, comm, 64, 8)) {
            int right = Ring.of(comm).right();
            test.memory().putLong(0, 5 + comm.rank());
            test.settle();
            long[] got = {-1};
            Window window = test.window();
            window.lock(LockType.SHARED, right);
            window.get(buffer(got), right, 0);
            window.flushLocal(right);
            assertEquals(5 + right, got[0]);
            got[0] = -1;
            window.get(buffer(got), right, 0);
            window.flushAll();
            assertEquals(5 + right, got[0]);
            got[0] = -1;
            window.get(buffer(got), right, 0);
            window.unlock(right);
            assertEquals(5 + right, got[0]);
        }
    }

    @OneSidedTest
    void arraysThatArePutMayBeChangedAtOnce(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 8 * 100, 8)) {
                Window window = test.window();
                long[] value = new long[1];
                window.fence();
                for (int i = 0; i < 100; i++) {
                    value[0] = 1000L * comm.rank() + i;
                    window.put(buffer(value), ring.right(), test.at(ring.right(), 8 * i));
                }
                window.fence();
                for (int i = 0; i < 100; i++) {
                    assertEquals(1000 * ring.left() + i, test.memory().getLong(8 * i));
                }
            }
        }
    }

    @OneSidedTest
    void manyAccessesInOneEpochAreAllMade(Communicator comm) {
        int n = 3000;
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 4 * n, 4)) {
                int right = Ring.of(comm).right();
                Window window = test.window();
                int[] back = new int[n];
                window.lockAll();
                for (int i = 0; i < n; i++) {
                    window.put(buffer(new int[] {i ^ 5}), right, test.at(right, 4 * i));
                }
                window.flush(right);
                for (int i = 0; i < n; i++) {
                    window.get(buffer(back, i, 1), right, test.at(right, 4 * i));
                }
                window.unlockAll();
                for (int i = 0; i < n; i++) {
                    assertEquals(i ^ 5, back[i]);
                }
            }
        }
    }

    @OneSidedTest
    void elementsAreScatteredByADerivedTargetType(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 256, 4);
                    Datatype column = Datatype.vector(5, 1, 3, Datatype.INT)) {
                Window window = test.window();
                int right = ring.right();
                int[] sent = {1, 2, 3, 4, 5};
                window.fence();
                window.put(buffer(sent), right, test.at(right, 8), 1, column);
                window.fence();
                for (int i = 0; i < 64; i++) {
                    boolean hit = i >= 2 && i <= 14 && (i - 2) % 3 == 0;
                    assertEquals(hit ? (i - 2) / 3 + 1 : 0, test.memory().getInt(4 * i));
                }
                int[] back = new int[13];
                MpiBuffer spread = buffer(back).as(1, column);
                window.get(spread, right, test.at(right, 8), 1, column);
                window.fence();
                assertArrayEquals(new int[] {1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5}, back);
                window.accumulate(buffer(sent), right, test.at(right, 8), 1, column, Op.SUM);
                window.fence();
                assertEquals(10, test.memory().getInt(4 * 14));
                assertEquals(0, test.memory().getInt(4 * 13));
                window.fence();
                multiplied(test, right, column);
                window.fence();
            }
        }
    }

    /** Open MPI 4.1 cannot give back elements with gaps in every kind of window. */
    private static void multiplied(TestWindow test, int rank, Datatype column) {
        int[] before = new int[5];
        MpiBuffer factors = buffer(new int[] {1, 2, 3, 4, 5});
        Window window = test.window();
        try {
            window.getAccumulate(
                    factors, buffer(before), rank, test.at(rank, 8), 1, column, Op.PROD);
        } catch (MpiException e) {
            assertEquals(ErrorClass.UNSUPPORTED_OPERATION, e.errorClass(), e::getMessage);
            return;
        }
        window.fence();
        assertArrayEquals(new int[] {2, 4, 6, 8, 10}, before);
        assertEquals(50, test.memory().getInt(4 * 14));
    }

    @OneSidedTest
    void derivedOriginsGoToPlainTargets(Communicator comm) {
        ByteBuffer own = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
        for (int i = 0; i < 16; i++) {
            own.putInt(4 * i, i);
        }
        int right = Ring.of(comm).right();
        try (TestWindow test = TestWindow.open(WindowFlavor.CREATE, comm, 64, 4);
                Datatype even = Datatype.vector(4, 1, 2, Datatype.INT)) {
            test.window().fence();
            MpiBuffer spread = buffer(own).as(1, even);
            test.window().put(spread, right, test.at(right, 0), 4, Datatype.INT);
            test.window().fence();
            for (int i = 0; i < 4; i++) {
                assertEquals(2 * i, test.memory().getInt(4 * i));
            }
        }
    }

    @OneSidedTest
    void accessesToNobodyDoNothing(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 8, 8)) {
                Window window = test.window();
                long[] one = {1};
                long[] two = {2};
                long[] three = {3};
                window.fence();
                window.put(buffer(one), Mpi.PROC_NULL, 0);
                window.get(buffer(one), Mpi.PROC_NULL, 0);
                window.accumulate(buffer(one), Mpi.PROC_NULL, 0, Op.SUM);
                window.getAccumulate(buffer(one), buffer(two), Mpi.PROC_NULL, 0, Op.SUM);
                window.fetchAndOp(buffer(one), buffer(two), Mpi.PROC_NULL, 0, Op.SUM);
                window.compareAndSwap(buffer(one), buffer(two), buffer(three), Mpi.PROC_NULL, 0);
                window.fence(java.util.Set.of(org.mpi4j.WindowAssertion.NOSUCCEED));
                window.lock(LockType.SHARED, Mpi.PROC_NULL);
                window.rput(buffer(one), Mpi.PROC_NULL, 0).await();
                window.rget(buffer(one), Mpi.PROC_NULL, 0).await();
                window.raccumulate(buffer(one), Mpi.PROC_NULL, 0, Op.SUM).await();
                window.rgetAccumulate(buffer(one), buffer(two), Mpi.PROC_NULL, 0, Op.SUM).await();
                window.flush(Mpi.PROC_NULL);
                window.flushLocal(Mpi.PROC_NULL);
                window.unlock(Mpi.PROC_NULL);
                assertEquals(1, one[0]);
                assertEquals(2, two[0]);
                assertEquals(3, three[0]);
            }
        }
    }

    @OneSidedTest
    void compareAndSwapSwapsWhatIsEqual(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 64, 1)) {
                for (Primitive primitive : Primitive.values()) {
                    if (primitive != Primitive.FLOAT && primitive != Primitive.DOUBLE) {
                        swap(comm, test, primitive);
                    }
                }
            }
        }
    }

    private static void swap(Communicator comm, TestWindow test, Primitive primitive) {
        Datatype type = Datatype.of(primitive);
        byte[] zero = new byte[primitive.bytes()];
        byte[] one = zero.clone();
        one[0] = 1;
        byte[] result = zero.clone();
        int right = Ring.of(comm).right();
        long at = test.at(right, 8);
        Window window = test.window();
        window.lock(LockType.EXCLUSIVE, right);
        window.put(buffer(zero).as(1, type), right, at);
        window.flush(right);
        MpiBuffer next = buffer(one).as(1, type);
        MpiBuffer found = buffer(result).as(1, type);
        window.compareAndSwap(next, next, found, right, at);
        window.flush(right);
        assertArrayEquals(zero, result, primitive + "");
        window.compareAndSwap(next, buffer(zero).as(1, type), found, right, at);
        window.flush(right);
        assertArrayEquals(zero, result, primitive + "");
        window.compareAndSwap(next, next, found, right, at);
        window.unlock(right);
        assertArrayEquals(one, result, primitive + "");
        comm.barrier();
    }

    @OneSidedTest
    void countersLoseNothingWhenAllRanksAdd(Communicator comm) {
        int rounds = 200;
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 32, 8)) {
                Window window = test.window();
                long at = test.at(0, 0);
                boolean[] seen = new boolean[rounds * comm.size()];
                long[] old = new long[1];
                MpiBuffer one = buffer(new long[] {1});
                window.lockAll();
                for (int i = 0; i < rounds; i++) {
                    window.fetchAndOp(one, buffer(old), 0, at, Op.SUM);
                    window.accumulate(buffer(new int[] {1, 1}), 0, test.at(0, 8), Op.SUM);
                    window.flush(0);
                    assertTrue(!seen[(int) old[0]], "ticket " + old[0] + " twice");
                    seen[(int) old[0]] = true;
                }
                window.unlockAll();
                comm.barrier();
                long[] total = new long[1];
                int[] others = new int[2];
                window.lock(LockType.SHARED, 0);
                window.fetchAndOp(MpiBuffer.NONE, buffer(total), 0, at, Op.NO_OP);
                window.getAccumulate(MpiBuffer.NONE, buffer(others), 0, test.at(0, 8), Op.NO_OP);
                window.unlock(0);
                int expected = rounds * comm.size();
                assertEquals(expected, total[0]);
                assertArrayEquals(new int[] {expected, expected}, others);
            }
        }
    }

    @OneSidedTest
    void requestsOfAllKindsCompleteTogether(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 64, 8)) {
                int right = Ring.of(comm).right();
                Window window = test.window();
                long at = test.at(right, 0);
                int[] got = new int[2];
                int[] old = {-1, -1};
                window.lock(LockType.EXCLUSIVE, right);
                Request put = window.rput(buffer(new int[] {3, 4}), right, at, 2, Datatype.INT);
                put.await();
                window.flush(right);
                Request add = window.raccumulate(buffer(new int[] {1, 1}), right, at, Op.SUM);
                add.await();
                window.flush(right);
                Request swap =
                        window.rgetAccumulate(
                                buffer(new int[] {9, 9}), buffer(old), right, at, Op.REPLACE);
                swap.await();
                window.flush(right);
                Request get = window.rget(buffer(got), right, at, 1, Datatype.LONG);
                Request.waitAll(put, add, swap, get);
                window.unlock(right);
                assertArrayEquals(new int[] {4, 5}, old);
                assertArrayEquals(new int[] {9, 9}, got);
            }
        }
    }

    @OneSidedTest
    void requestsMayBeWaitedForAfterTheLock(Communicator comm) {
        try (TestWindow test = TestWindow.open(WindowFlavor.ALLOCATE, comm, 64, 8)) {
            int right = Ring.of(comm).right();
            Window window = test.window();
            long[] old = {-1};
            window.lock(LockType.SHARED, right);
            Request request = window.rget(buffer(old), right, 0);
            window.unlock(right);
            request.await();
            assertEquals(0, old[0]);
        }
    }
}
