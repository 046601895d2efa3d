package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;

/** Prints how many bytes of heap blocking calls have allocated once they were warm. */
public final class AllocationProgram {
    /** Calls that are counted; the interpreter and the first compiler do not elide all. */
    public static final int CALLS = 10_000;

    private static final int WARM_UP = 5 * CALLS;

    private final Communicator comm;

    private AllocationProgram(Communicator comm) {
        this.comm = comm;
    }

    public static void main(String[] args) {
        Mpi.run(args, mpi -> new AllocationProgram(mpi.world()).run());
    }

    private static MpiBuffer direct() {
        ByteBuffer memory = ByteBuffer.allocateDirect(Double.BYTES);
        return buffer(memory.order(ByteOrder.nativeOrder()).asDoubleBuffer());
    }

    private void run() {
        MpiBuffer send = direct();
        MpiBuffer receive = direct();
        count("allreduce", () -> comm.allreduce(send, receive, Op.SUM));
        MpiBuffer mine = buffer(new double[1]);
        MpiBuffer sum = buffer(new double[1]);
        count("allreduceOfArrays", () -> comm.allreduce(mine, sum, Op.SUM));
        count("bcast", () -> comm.bcast(send, 0));
        count("barrier", comm::barrier);
    }

    private void count(String name, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        repeat(call, WARM_UP);
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(call, CALLS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.println(name + " allocated " + allocated + " bytes");
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }
}
