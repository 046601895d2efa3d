package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Keyval;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Window;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.OneSidedTest;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.TestWindow;

/** How windows are made, what is known of them, and how they end. */
class WindowTest {
    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @OneSidedTest
    void everyKindTellsHowItWasMade(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 64, 8)) {
                Window window = test.window();
                assertEquals(flavor, window.flavor());
                assertEquals(WindowModel.UNIFIED, window.model());
                try (Group ranks = window.group();
                        Group all = comm.group()) {
                    assertEquals(Comparison.IDENT, ranks.compare(all));
                }
            }
        }
    }

    @OneSidedTest
    void segmentIsTheMemoryOfThisRank(Communicator comm) {
        int bytes = 8 * (comm.rank() + 1);
        ByteBuffer own = direct(bytes);
        own.putInt(4, 77);
        try (Window window = comm.windows().create(buffer(own), 4)) {
            WindowSegment segment = window.segment();
            assertEquals(bytes, segment.size());
            assertEquals(4, segment.dispUnit());
            assertEquals(77, segment.memory().getInt(4));
            assertEquals(77, segment.memory(4, 4).getInt(0));
            Expect.error(ErrorClass.SIZE, () -> segment.memory(bytes, 1), "" + bytes);
            Expect.error(ErrorClass.SIZE, () -> segment.memory(-1, 1), "-1");
            Expect.error(ErrorClass.SIZE, () -> segment.memory(0, -1), "-1");
        }
        try (Window window = comm.windows().allocate(bytes, 2)) {
            assertEquals(bytes, window.memory().capacity());
            assertEquals(ByteOrder.nativeOrder(), window.memory().order());
            window.memory().putLong(0, 5);
            assertEquals(5, window.segment().memory().getLong(0));
            MpiBuffer raw = MpiBuffer.address(window.segment().address(), 1, Datatype.LONG);
            long[] copy = new long[1];
            comm.mpi().self().sendrecv(raw, 0, 0, buffer(copy), 0, 0);
            assertEquals(5, copy[0]);
        }
    }

    @OneSidedTest
    void onlyPartsOfAnNioBufferAreTheWindow(Communicator comm) {
        ByteBuffer own = direct(64);
        own.position(16).limit(24);
        Ring ring = Ring.of(comm);
        try (Window window = comm.windows().create(buffer(own), 1)) {
            assertEquals(8, window.segment().size());
            window.fence();
            window.put(buffer(new long[] {comm.rank() + 1}), ring.right(), 0);
            window.fence();
            own.clear();
            assertEquals(ring.left() + 1, own.getLong(16));
            assertEquals(0, own.getLong(8));
            assertEquals(0, own.getLong(24));
        }
    }

    @OneSidedTest
    void emptyWindowsCanBeMade(Communicator comm) {
        ByteBuffer none = direct(0);
        for (int kind = 0; kind < 3; kind++) {
            Window window =
                    switch (kind) {
                        case 0 -> comm.windows().create(buffer(none), 1);
                        case 1 -> comm.windows().allocate(0, 1);
                        default -> comm.windows().allocateShared(0, 1);
                    };
            try (window) {
                assertEquals(0, window.memory().capacity());
                window.fence();
                window.put(buffer(new int[0]), 0, 0);
                Expect.error(
                        ErrorClass.RMA_RANGE,
                        () -> window.put(buffer(new int[1]), 0, 0),
                        "0 bytes");
                window.fence();
            }
        }
    }

    @OneSidedTest
    void sizesAndUnitsMayDifferByRank(Communicator comm) {
        int rank = comm.rank();
        int unit = 1 << (rank % 3);
        Ring ring = Ring.of(comm);
        int theirUnit = 1 << (ring.right() % 3);
        long theirSize = 16L * (ring.right() + 1);
        try (Window window = comm.windows().allocate(16L * (rank + 1), unit)) {
            long last = (theirSize - 4) / theirUnit;
            window.fence();
            window.put(buffer(new int[] {rank + 1}), ring.right(), last);
            Expect.error(
                    ErrorClass.RMA_RANGE,
                    () -> window.put(buffer(new int[1]), ring.right(), last + 1),
                    "rank " + ring.right(),
                    "" + theirSize);
            window.fence();
            assertEquals(ring.left() + 1, window.memory().getInt(16 * (rank + 1) - 4));
        }
    }

    @OneSidedTest
    void sharedSegmentsAreReadAndWrittenByEveryRank(Communicator comm) {
        try (Window window = comm.windows().allocateShared(8, 8)) {
            window.lockAll();
            window.memory().putLong(0, 100 + comm.rank());
            window.sync();
            comm.barrier();
            window.sync();
            for (int rank = 0; rank < comm.size(); rank++) {
                WindowSegment segment = window.sharedQuery(rank);
                assertEquals(8, segment.size());
                assertEquals(8, segment.dispUnit());
                assertEquals(100 + rank, segment.memory().getLong(0));
            }
            comm.barrier();
            int next = Ring.of(comm).right();
            window.sharedQuery(next).memory().putLong(0, 7L * comm.rank());
            window.sync();
            comm.barrier();
            window.sync();
            assertEquals(7L * Ring.of(comm).left(), window.memory().getLong(0));
            window.unlockAll();
        }
    }

    @OneSidedTest
    void sharedQueryOfNobodyIsTheFirstSegmentThatIsNotEmpty(Communicator comm) {
        int owner = comm.size() - 1;
        try (Window window = comm.windows().allocateShared(comm.rank() == owner ? 16 : 0, 4)) {
            if (comm.rank() == owner) {
                window.memory().putInt(12, 4321);
            }
            window.lockAll();
            window.sync();
            comm.barrier();
            window.sync();
            WindowSegment found = window.sharedQuery(Mpi.PROC_NULL);
            assertEquals(16, found.size());
            assertEquals(4321, found.memory().getInt(12));
            comm.barrier();
            window.unlockAll();
            if (comm.size() > 1) {
                assertEquals(0, window.sharedQuery(0).memory().capacity());
            }
        }
    }

    @OneSidedTest
    void sharedSegmentsNeedNotFollowOneAnother(Communicator comm) {
        Info info = Info.of("alloc_shared_noncontig", "true");
        try (Window window = comm.windows().allocateShared(24, 1, info)) {
            assertEquals(24, window.memory().capacity());
            assertEquals(24, window.sharedQuery(0).size());
        }
    }

    @OneSidedTest
    void attachedMemoryIsAccessedByItsAddress(Communicator comm) {
        Ring ring = Ring.of(comm);
        ByteBuffer one = direct(32);
        ByteBuffer two = direct(4096);
        try (Window window = comm.windows().createDynamic()) {
            long[] mine = {window.attach(buffer(one)), window.attach(buffer(two))};
            long[] all = new long[2 * comm.size()];
            comm.allgather(buffer(mine), buffer(all));
            int right = ring.right();
            window.lock(LockType.SHARED, right);
            window.put(buffer(new int[] {1 + comm.rank()}), right, all[2 * right] + 28);
            window.put(buffer(new int[] {2 + comm.rank()}), right, all[2 * right + 1] + 4092);
            window.unlock(right);
            comm.barrier();
            assertEquals(1 + ring.left(), one.getInt(28));
            assertEquals(2 + ring.left(), two.getInt(4092));
            window.detach(buffer(one));
            window.detach(buffer(two));
            Expect.error(ErrorClass.RMA_ATTACH, () -> window.detach(buffer(one)), "not attached");
            window.attach(buffer(one));
            Expect.error(
                    ErrorClass.RMA_ATTACH,
                    () -> window.attach(buffer(one.duplicate().position(8))),
                    "overlaps");
            window.detach(buffer(one));
        }
    }

    @OneSidedTest
    void namesAreKept(Communicator comm) {
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 8, 1)) {
                test.window().setName("temperature of rank " + comm.rank());
                assertEquals("temperature of rank " + comm.rank(), test.window().name());
                Expect.error(ErrorClass.ARG, () -> test.window().setName("x".repeat(64)), "64");
                Expect.error(ErrorClass.ARG, () -> test.window().setName(null), "null");
                assertEquals("temperature of rank " + comm.rank(), test.window().name());
            }
        }
    }

    @OneSidedTest
    void hintsAreTakenAndGiven(Communicator comm) {
        Info hints = Info.of("no_locks", "false");
        for (WindowFlavor flavor : WindowFlavor.values()) {
            try (TestWindow test = TestWindow.open(flavor, comm, 8, 1)) {
                test.window().setInfo(hints);
                Info used = test.window().info();
                assertTrue(
                        used.get("no_locks").map(v -> v.equals("false")).orElse(true), "" + used);
                Expect.error(ErrorClass.INFO, () -> test.window().setInfo(null), "null");
            }
        }
        try (Window window = comm.windows().allocate(8, 1, hints)) {
            assertEquals(8, window.segment().size());
        }
    }

    @OneSidedTest
    void attributesBelongToTheWindow(Communicator comm) {
        int[] deleted = new int[1];
        Keyval.DeleteFunction<String> count = (holder, value) -> deleted[0]++;
        try (Keyval<String> key = Keyval.create(Keyval.CopyFunction.never(), count)) {
            Window window = comm.windows().allocate(8, 1);
            window.setAttribute(key, "mine");
            assertEquals(Optional.of("mine"), window.attribute(key));
            window.close();
            assertEquals(1, deleted[0]);
        }
    }

    @OneSidedTest
    void windowOutlivesItsCommunicator(Communicator comm) {
        Ring ring = Ring.of(comm);
        Communicator other = comm.dup();
        Window allocated = other.windows().allocate(8, 8);
        ByteBuffer own = direct(8);
        Window created = other.windows().create(buffer(own), 8);
        other.close();
        for (Window window : new Window[] {allocated, created}) {
            window.fence();
            window.put(buffer(new long[] {9}), ring.right(), 0);
            window.fence();
            assertEquals(9, window.memory().getLong(0));
            window.close();
        }
    }

    @OneSidedTest
    void closedWindowIsRefused(Communicator comm) {
        Window window = comm.windows().allocate(8, 1);
        window.close();
        MpiBuffer one = buffer(new byte[1]);
        Expect.error(ErrorClass.WIN, window::close, "closed");
        Expect.error(ErrorClass.WIN, window::fence, "closed");
        Expect.error(ErrorClass.WIN, () -> window.put(one, 0, 0), "closed");
        Expect.error(ErrorClass.WIN, () -> window.get(one, 0, 0), "closed");
        Expect.error(ErrorClass.WIN, () -> window.rput(one, 0, 0), "closed");
        Expect.error(ErrorClass.WIN, () -> window.lock(LockType.SHARED, 0), "closed");
        Expect.error(ErrorClass.WIN, window::segment, "closed");
        Expect.error(ErrorClass.WIN, window::name, "closed");
        Expect.error(ErrorClass.WIN, window::flavor, "closed");
        Expect.error(ErrorClass.WIN, window::group, "closed");
    }

    @OneSidedTest
    void wrongArgumentsOfMakingAreRefused(Communicator comm) {
        var windows = comm.windows();
        MpiBuffer good = buffer(direct(8));
        MpiBuffer readOnly = buffer(direct(8).asReadOnlyBuffer());
        Info none = new Info();
        Expect.error(ErrorClass.BUFFER, () -> windows.create(null, 1), "memory", "null");
        Expect.error(ErrorClass.BUFFER, () -> windows.create(readOnly, 1), "read-only");
        Expect.error(
                ErrorClass.BUFFER, () -> windows.create(buffer(new int[1]), 1), "allocateDirect");
        Expect.error(ErrorClass.BUFFER, () -> windows.create(MpiBuffer.NONE, 1), "memory");
        Expect.error(ErrorClass.DISP, () -> windows.create(good, 0), "dispUnit", "0");
        Expect.error(ErrorClass.INFO, () -> windows.create(good, 1, null), "info");
        Expect.error(ErrorClass.SIZE, () -> windows.allocate(-1, 1), "-1");
        Expect.error(ErrorClass.DISP, () -> windows.allocate(8, -4), "-4");
        Expect.error(ErrorClass.INFO, () -> windows.allocate(8, 1, null), "info");
        Expect.error(ErrorClass.SIZE, () -> windows.allocateShared(-1, 1, none), "-1");
        Expect.error(ErrorClass.DISP, () -> windows.allocateShared(8, 0, none), "0");
        Expect.error(ErrorClass.INFO, () -> windows.createDynamic(null), "info");
        try (Window window = comm.windows().allocate(8, 1)) {
            Expect.error(ErrorClass.RMA_FLAVOR, () -> window.attach(good), "ALLOCATE");
            Expect.error(ErrorClass.RMA_FLAVOR, () -> window.detach(good), "ALLOCATE");
            Expect.error(ErrorClass.RMA_FLAVOR, () -> window.sharedQuery(0), "SHARED");
        }
        try (Window window = comm.windows().allocateShared(8, 1)) {
            Expect.error(ErrorClass.RANK, () -> window.sharedQuery(comm.size()), "rank");
            Expect.error(ErrorClass.RANK, () -> window.sharedQuery(-1), "rank");
        }
        try (Window window = comm.windows().createDynamic()) {
            Expect.error(ErrorClass.RMA_FLAVOR, window::segment, "dynamic");
            Expect.error(ErrorClass.BUFFER, () -> window.attach(null), "memory");
            Expect.error(ErrorClass.BUFFER, () -> window.attach(buffer(direct(0))), "empty");
            Expect.error(ErrorClass.BUFFER, () -> window.attach(readOnly), "read-only");
            Expect.error(ErrorClass.BUFFER, () -> window.attach(buffer(new int[1])), "heap");
        }
    }
}
