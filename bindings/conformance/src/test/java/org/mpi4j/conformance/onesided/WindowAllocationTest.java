package org.mpi4j.conformance.onesided;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.mpi4j.Communicator;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Window;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Accesses to memory that is reached directly leave nothing for the garbage collector. */
class WindowAllocationTest {
    private static final int CALLS = 10_000;

    private static void repeat(Runnable call) {
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
    }

    private static void allocatesNothing(String name, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        repeat(call);
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(call);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < CALLS, () -> name + " has allocated " + allocated + " bytes");
    }

    private static void accesses(Window window) {
        MpiBuffer one = buffer(new long[] {1});
        MpiBuffer two = buffer(new long[1]);
        MpiBuffer three = buffer(new long[1]);
        allocatesNothing("put", () -> window.put(one, 0, 0));
        allocatesNothing("get", () -> window.get(two, 0, 0));
        allocatesNothing("accumulate", () -> window.accumulate(one, 0, 0, Op.SUM));
        allocatesNothing("fetchAndOp", () -> window.fetchAndOp(one, two, 0, 0, Op.MAX));
        allocatesNothing("compareAndSwap", () -> window.compareAndSwap(one, two, three, 0, 0));
        allocatesNothing("flush", () -> window.flush(0));
    }

    @MpiTest(
            ranks = 1,
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES},
            reason = "only this backend reaches the memory without a library")
    void accessesAndLocksAllocateNothing(Communicator comm) {
        try (Window window = comm.windows().allocate(8, 8)) {
            window.lockAll();
            accesses(window);
            window.unlockAll();
            allocatesNothing(
                    "lock",
                    () -> {
                        window.lock(LockType.EXCLUSIVE, 0);
                        window.unlock(0);
                    });
        }
    }
}
