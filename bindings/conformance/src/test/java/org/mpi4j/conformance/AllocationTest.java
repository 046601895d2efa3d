package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Blocking calls that are warm leave nothing for the garbage collector. */
class AllocationTest {
    private static final String NATIVE_ONLY =
            "the pure-Java backend makes a request a message; its figures are in the benchmarks";
    private static final int CALLS = 10_000;

    private static MpiBuffer direct() {
        ByteBuffer memory = ByteBuffer.allocateDirect(Double.BYTES);
        return buffer(memory.order(ByteOrder.nativeOrder()).asDoubleBuffer());
    }

    private static void allocatesNothing(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The interpreter and the first compiler do not elide what the last one does.
        repeat(call, 5 * CALLS);
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(call, CALLS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < CALLS, () -> allocated + " bytes in " + CALLS + " calls");
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    @MpiTest(ranks = 2, modes = MpiMode.OPENMPI, reason = NATIVE_ONLY)
    void allreduceOfDirectBuffersAllocatesNothing(Communicator comm) {
        MpiBuffer send = direct();
        MpiBuffer receive = direct();
        allocatesNothing(() -> comm.allreduce(send, receive, Op.SUM));
    }

    @MpiTest(ranks = 2, modes = MpiMode.OPENMPI, reason = NATIVE_ONLY)
    void allreduceOfArraysAllocatesNothing(Communicator comm) {
        MpiBuffer send = buffer(new double[1]);
        MpiBuffer receive = buffer(new double[1]);
        allocatesNothing(() -> comm.allreduce(send, receive, Op.SUM));
    }

    @MpiTest(ranks = 2, modes = MpiMode.OPENMPI, reason = NATIVE_ONLY)
    void broadcastAndBarrierAllocateNothing(Communicator comm) {
        MpiBuffer data = direct();
        allocatesNothing(() -> comm.bcast(data, 0));
        allocatesNothing(comm::barrier);
    }
}
