package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.EnumSet;
import java.util.Set;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Window;
import org.mpi4j.WindowAssertion;
import org.mpi4j.WindowFlavor;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.OneSidedTest;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.TestWindow;

/** Epochs complete what they should, and calls outside of them are refused. */
class WindowSynchronizationTest {
    private static final Set<WindowAssertion> LAST = EnumSet.of(WindowAssertion.NOSUCCEED);

    @OneSidedTest
    void fencesWithAssertionsSeparateEpochs(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8)) {
                Window window = test.window();
                for (int round = 1; round <= 3; round++) {
                    window.fence(EnumSet.of(WindowAssertion.NOPRECEDE, WindowAssertion.NOSTORE));
                    MpiBuffer value = buffer(new long[] {round * 10 + comm.rank()});
                    window.put(value, ring.right(), test.at(ring.right(), 8));
                    window.fence(EnumSet.of(WindowAssertion.NOSUCCEED, WindowAssertion.NOPUT));
                    assertEquals(round * 10 + ring.left(), test.memory().getLong(8));
                    comm.barrier();
                }
            }
        }
    }

    @OneSidedTest
    void startAndPostSynchroniseOnlyThoseWhoTakePart(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8);
                    Group all = comm.group();
                    Group left = all.incl(ring.left());
                    Group right = all.incl(ring.right())) {
                Window window = test.window();
                for (int round = 0; round < 3; round++) {
                    window.post(left);
                    window.start(right);
                    MpiBuffer value = buffer(new long[] {round + comm.rank()});
                    window.put(value, ring.right(), test.at(ring.right(), 0));
                    window.complete();
                    if (round == 1) {
                        while (!window.test()) {
                            Thread.onSpinWait();
                        }
                    } else {
                        window.await();
                    }
                    assertEquals(round + ring.left(), test.memory().getLong(0));
                }
            }
        }
    }

    @OneSidedTest
    void accessesOutsideTheGroupOfStartAreRefused(Communicator comm) {
        if (comm.size() < 2) {
            return;
        }
        Ring ring = Ring.of(comm);
        try (TestWindow test = TestWindow.open(WindowFlavor.ALLOCATE, comm, 16, 8);
                Group all = comm.group();
                Group left = all.incl(ring.left());
                Group right = all.incl(ring.right())) {
            Window window = test.window();
            window.post(left);
            window.start(right);
            refused("rank", () -> window.put(buffer(new long[1]), comm.rank(), 0));
            window.complete();
            window.await();
        }
    }

    @OneSidedTest
    void exclusiveLocksKeepOthersOut(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8)) {
                Window window = test.window();
                long[] value = new long[1];
                for (int i = 0; i < 50; i++) {
                    window.lock(LockType.EXCLUSIVE, 0);
                    window.get(buffer(value), 0, test.at(0, 0));
                    window.flush(0);
                    value[0]++;
                    window.put(buffer(value), 0, test.at(0, 0));
                    window.unlock(0);
                }
                comm.barrier();
                window.lock(LockType.SHARED, 0);
                window.get(buffer(value), 0, test.at(0, 0));
                window.unlock(0);
                assertEquals(50L * comm.size(), value[0]);
            }
        }
    }

    @OneSidedTest
    void severalRanksAreLockedAtOnce(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8)) {
                Window window = test.window();
                MpiBuffer one = buffer(new long[] {1});
                for (int rank = 0; rank < comm.size(); rank++) {
                    window.lock(LockType.SHARED, rank);
                }
                for (int rank = 0; rank < comm.size(); rank++) {
                    window.accumulate(one, rank, test.at(rank, 0), Op.SUM);
                }
                window.flushLocalAll();
                window.flushAll();
                for (int rank = 0; rank < comm.size(); rank++) {
                    window.unlock(rank);
                }
                comm.barrier();
                window.lockAll(EnumSet.of(WindowAssertion.NOCHECK));
                window.sync();
                window.unlockAll();
                assertEquals(comm.size(), test.memory().getLong(0));
            }
        }
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable call) {
        Expect.error(ErrorClass.RMA_SYNC, call, part);
    }

    @OneSidedTest
    void callsOutsideTheirEpochAreRefused(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8)) {
                Window window = test.window();
                MpiBuffer a = buffer(new long[1]);
                MpiBuffer b = buffer(new long[1]);
                MpiBuffer c = buffer(new long[1]);
                long at = test.at(0, 0);
                refused("no epoch", () -> window.put(a, 0, at));
                refused("no epoch", () -> window.get(a, 0, at));
                refused("no epoch", () -> window.accumulate(a, 0, at, Op.SUM));
                refused("no epoch", () -> window.getAccumulate(a, b, 0, at, Op.SUM));
                refused("no epoch", () -> window.fetchAndOp(a, b, 0, at, Op.SUM));
                refused("no epoch", () -> window.compareAndSwap(a, b, c, 0, at));
                refused("no epoch", () -> window.rput(a, 0, at));
                refused("unlock", () -> window.unlock(0));
                refused("unlockAll", window::unlockAll);
                refused("complete", window::complete);
                refused("await", window::await);
                refused("test", window::test);
                refused("flush", () -> window.flush(0));
                refused("flushLocal", () -> window.flushLocal(0));
                refused("flushAll", window::flushAll);
                refused("flushLocalAll", window::flushLocalAll);
            }
        }
    }

    @OneSidedTest
    void callsInsideAnotherEpochAreRefused(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 16, 8);
                    Group all = comm.group();
                    Group none = all.incl()) {
                Window window = test.window();
                MpiBuffer a = buffer(new long[1]);
                int me = comm.rank();
                long at = test.at(me, 0);
                window.fence();
                window.put(a, me, at);
                refused("fences", () -> window.lock(LockType.SHARED, 0));
                refused("fences", window::lockAll);
                refused("fences", () -> window.start(all));
                refused("fences", () -> window.post(all));
                refused("fences", () -> window.rput(a, me, at));
                refused("fences", window::close);
                Expect.error(
                        ErrorClass.ASSERT,
                        () -> window.fence(EnumSet.of(WindowAssertion.NOPRECEDE)),
                        "NOPRECEDE");
                window.fence(LAST);

                window.lock(LockType.SHARED, me);
                refused("already", () -> window.lock(LockType.SHARED, me));
                refused("lock", window::fence);
                refused("lock", window::lockAll);
                refused("lock", () -> window.start(all));
                refused("post", () -> window.post(all));
                refused("lock", window::close);
                window.unlock(me);

                window.lockAll();
                refused("lock", window::lockAll);
                refused("lock", () -> window.lock(LockType.EXCLUSIVE, me));
                refused("lock", () -> window.unlock(me));
                refused("lock", window::fence);
                refused("lock", window::close);
                window.unlockAll();

                window.post(none);
                refused("already", () -> window.post(none));
                refused("post", window::fence);
                refused("post", window::lockAll);
                refused("post", () -> window.lock(LockType.SHARED, me));
                refused("post", window::close);
                window.await();
                window.start(none);
                refused("start", () -> window.start(none));
                refused("start", () -> window.lock(LockType.SHARED, me));
                refused("start", window::fence);
                refused("start", window::close);
                window.complete();
                comm.barrier();
            }
        }
    }

    @OneSidedTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int n = comm.size();
        try (TestWindow test = TestWindow.open(WindowFlavor.ALLOCATE, comm, 16, 8);
                Group all = comm.group()) {
            Window window = test.window();
            Group closed = comm.group();
            closed.close();
            Set<WindowAssertion> noCheck = EnumSet.of(WindowAssertion.NOCHECK);
            Set<WindowAssertion> noPut = EnumSet.of(WindowAssertion.NOPUT);
            Expect.error(ErrorClass.LOCKTYPE, () -> window.lock(null, 0), "type");
            Expect.error(ErrorClass.RANK, () -> window.lock(LockType.SHARED, n), "" + n);
            Expect.error(ErrorClass.RANK, () -> window.lock(LockType.SHARED, -1), "-1");
            Expect.error(ErrorClass.RANK, () -> window.unlock(n), "" + n);
            Expect.error(ErrorClass.RANK, () -> window.flush(n), "" + n);
            Expect.error(ErrorClass.RANK, () -> window.flushLocal(-7), "-7");
            Expect.error(ErrorClass.GROUP, () -> window.start(null), "targets");
            Expect.error(ErrorClass.GROUP, () -> window.post(null), "origins");
            Expect.error(ErrorClass.GROUP, () -> window.start(closed), "closed");
            Expect.error(ErrorClass.GROUP, () -> window.post(closed), "closed");
            Expect.error(ErrorClass.ASSERT, () -> window.fence(null), "null");
            Expect.error(ErrorClass.ASSERT, () -> window.fence(noCheck), "NOCHECK");
            Expect.error(ErrorClass.ASSERT, () -> window.start(all, noPut), "NOPUT");
            Expect.error(ErrorClass.ASSERT, () -> window.post(all, LAST), "NOSUCCEED");
            Expect.error(ErrorClass.ASSERT, () -> window.lock(LockType.SHARED, 0, noPut), "NOPUT");
            Expect.error(ErrorClass.ASSERT, () -> window.lockAll(noPut), "NOPUT");
            refused("no epoch", () -> window.put(buffer(new long[1]), 0, 0));
        }
        try (Communicator part = comm.split(comm.rank() % 2, 0).orElseThrow();
                Window window = part.windows().allocate(8, 1);
                Group all = comm.group()) {
            if (part.size() < n) {
                Expect.error(ErrorClass.GROUP, () -> window.start(all), "targets");
                Expect.error(ErrorClass.GROUP, () -> window.post(all), "origins");
            }
        }
    }

    @OneSidedTest
    void wrongAccessesAreRefused(Communicator comm) {
        int n = comm.size();
        try (TestWindow test = TestWindow.open(WindowFlavor.ALLOCATE, comm, 16, 4);
                Datatype pair = Datatype.contiguous(2, Datatype.INT);
                Op mine = Op.ofInt(Integer::sum)) {
            Window w = test.window();
            MpiBuffer two = buffer(new int[2]);
            MpiBuffer three = buffer(new int[2]);
            MpiBuffer one = buffer(new int[1]);
            MpiBuffer other = buffer(new int[1]);
            MpiBuffer third = buffer(new int[1]);
            MpiBuffer readOnly = buffer(java.nio.IntBuffer.allocate(2).asReadOnlyBuffer());
            Datatype closed = Datatype.contiguous(2, Datatype.INT);
            closed.close();
            w.lockAll();
            Expect.error(ErrorClass.BUFFER, () -> w.put(null, 0, 0), "origin", "null");
            Expect.error(ErrorClass.BUFFER, () -> w.put(MpiBuffer.NONE, 0, 0), "origin");
            Expect.error(ErrorClass.BUFFER, () -> w.get(readOnly, 0, 0), "origin", "read-only");
            Expect.error(ErrorClass.BUFFER, () -> w.rget(readOnly, 0, 0), "read-only");
            Expect.error(ErrorClass.RANK, () -> w.put(two, n, 0), "" + n);
            Expect.error(ErrorClass.RANK, () -> w.get(two, -1, 0), "-1");
            Expect.error(ErrorClass.DISP, () -> w.put(two, 0, -1), "-1");
            Expect.error(ErrorClass.RMA_RANGE, () -> w.put(two, 0, 3), "16 bytes");
            Expect.error(ErrorClass.RMA_RANGE, () -> w.get(two, 0, 1L << 40), "16 bytes");
            Expect.error(ErrorClass.RMA_RANGE, () -> w.rput(two, 0, Long.MAX_VALUE), "16 bytes");
            Expect.error(ErrorClass.COUNT, () -> w.put(two, 0, 0, 3, Datatype.INT), "3 x");
            Expect.error(ErrorClass.COUNT, () -> w.put(two, 0, 0, -1, Datatype.INT), "-1");
            Expect.error(
                    ErrorClass.COUNT, () -> w.get(two, 0, 0, 1L << 62, Datatype.LONG), "8 bytes");
            Expect.error(ErrorClass.TYPE, () -> w.put(two, 0, 0, 1, closed), "closed");
            Expect.error(ErrorClass.TYPE, () -> w.put(two, 0, 0, 1, null), "type");
            Expect.error(ErrorClass.OP, () -> w.accumulate(two, 0, 0, mine), "predefined");
            Expect.error(ErrorClass.OP, () -> w.accumulate(two, 0, 0, null), "op");
            Expect.error(ErrorClass.OP, () -> w.accumulate(two, 0, 0, Op.NO_OP), "NO_OP");
            Expect.error(ErrorClass.OP, () -> w.raccumulate(two, 0, 0, Op.NO_OP), "NO_OP");
            Expect.error(ErrorClass.OP, () -> w.raccumulate(two, 0, 0, mine), "predefined");
            Expect.error(
                    ErrorClass.OP,
                    () -> w.accumulate(buffer(new double[1]), 0, 0, Op.BAND),
                    "DOUBLE");
            Expect.error(
                    ErrorClass.TYPE,
                    () -> w.accumulate(two, 0, 0, 1, Datatype.LONG, Op.SUM),
                    "LONG");
            Expect.error(
                    ErrorClass.BUFFER, () -> w.getAccumulate(two, two, 0, 0, Op.SUM), "overlap");
            Expect.error(
                    ErrorClass.BUFFER,
                    () -> w.getAccumulate(two, readOnly, 0, 0, Op.SUM),
                    "result");
            Expect.error(
                    ErrorClass.BUFFER,
                    () -> w.getAccumulate(MpiBuffer.NONE, two, 0, 0, Op.SUM),
                    "origin");
            Expect.error(ErrorClass.COUNT, () -> w.getAccumulate(one, two, 0, 0, Op.SUM), "origin");
            Expect.error(ErrorClass.COUNT, () -> w.fetchAndOp(two, one, 0, 0, Op.SUM), "origin");
            Expect.error(ErrorClass.COUNT, () -> w.fetchAndOp(one, two, 0, 0, Op.SUM), "result");
            Expect.error(
                    ErrorClass.TYPE,
                    () -> w.fetchAndOp(two.as(1, pair), three.as(1, pair), 0, 0, Op.SUM),
                    "predefined");
            Expect.error(
                    ErrorClass.TYPE,
                    () ->
                            w.compareAndSwap(
                                    buffer(new float[1]),
                                    buffer(new float[1]),
                                    buffer(new float[1]),
                                    0,
                                    0),
                    "FLOAT");
            Expect.error(
                    ErrorClass.TYPE,
                    () -> w.compareAndSwap(buffer(new long[1]), one, other, 0, 0),
                    "origin");
            Expect.error(
                    ErrorClass.COUNT, () -> w.compareAndSwap(one, two, third, 0, 0), "compare");
            Expect.error(
                    ErrorClass.BUFFER, () -> w.compareAndSwap(one, other, other, 0, 0), "compare");
            Expect.error(
                    ErrorClass.RMA_RANGE, () -> w.compareAndSwap(one, other, third, 0, 4), "16");
            Expect.error(ErrorClass.RMA_RANGE, () -> w.fetchAndOp(one, other, 0, 4, Op.SUM), "16");
            w.compareAndSwap(one, other, third, 0, 3);
            w.unlockAll();
            comm.barrier();
        }
    }

    @OneSidedTest
    void closeAfterAFenceIsAllowed(Communicator comm) {
        Window window = comm.windows().allocate(8, 1);
        window.fence();
        window.fence();
        window.close();
    }

    @OneSidedTest
    void lockMayFollowAFenceWithoutAccesses(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 8, 8)) {
                Window window = test.window();
                window.fence();
                window.fence();
                window.lock(LockType.SHARED, 0);
                window.get(buffer(new long[1]), 0, test.at(0, 0));
                window.unlock(0);
                comm.barrier();
                window.fence();
            }
        }
    }
}
