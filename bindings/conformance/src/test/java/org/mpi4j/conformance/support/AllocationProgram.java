package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.mpi4j.Communicator;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Window;
import org.mpi4j.WindowAssertion;

/**
 * Prints how many bytes of heap blocking calls of two ranks have allocated once they were warm. The
 * property {@code allocation.warmUp} is how often each is called before.
 */
public final class AllocationProgram {
    private static final int CALLS = 500;

    /**
     * The one that allocated least counts: a pool that grows because a message was early for the
     * first time is not what a call costs.
     */
    private static final int ROUNDS = 5;

    /** Lines that each rank prints. */
    public static final int LINES = 2 * 2 * 8 + 4;

    private final Communicator comm;
    private final int warmUp;

    private AllocationProgram(Communicator comm, int warmUp) {
        this.comm = comm;
        this.warmUp = warmUp;
    }

    public static void main(String[] args) {
        int warmUp = Integer.getInteger("allocation.warmUp");
        Mpi.run(args, mpi -> new AllocationProgram(mpi.world(), warmUp).run());
    }

    private static MpiBuffer direct(int bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
        return buffer(memory.order(ByteOrder.nativeOrder()).asDoubleBuffer());
    }

    private static MpiBuffer array(int bytes) {
        return buffer(new double[bytes / Double.BYTES]);
    }

    private void run() {
        for (int bytes : new int[] {8, 1 << 16}) {
            each("Direct" + bytes, direct(bytes), direct(bytes));
            each("Array" + bytes, array(bytes), array(bytes));
        }
        count("barrier", comm::barrier);
        try (Window window = comm.windows().allocate(64, 1)) {
            MpiBuffer origin = direct(Double.BYTES);
            int other = 1 - comm.rank();
            window.fence();
            count(
                    "fence",
                    () -> {
                        window.put(origin, other, 0);
                        window.fence();
                    });
            window.fence(Set.of(WindowAssertion.NOSUCCEED));
            count(
                    "lock",
                    () -> {
                        window.lock(LockType.SHARED, other);
                        window.get(origin, other, 0);
                        window.unlock(other);
                    });
            window.lockAll();
            count(
                    "flush",
                    () -> {
                        window.put(origin, other, 0);
                        window.flush(other);
                    });
            window.unlockAll();
        }
    }

    private void each(String what, MpiBuffer send, MpiBuffer receive) {
        int other = 1 - comm.rank();
        boolean first = comm.rank() == 0;
        count("pingPong" + what, () -> pingPong(send, receive, other));
        count("synchronousPingPong" + what, () -> synchronousPingPong(send, receive, other));
        count(
                "stream" + what,
                () -> {
                    if (first) {
                        comm.send(send, other, 0);
                    } else {
                        comm.recv(receive, other, 0);
                    }
                });
        count("sendrecv" + what, () -> comm.sendrecv(send, other, 1, receive, other, 1));
        count("bcast" + what, () -> comm.bcast(send, 0));
        count("reduce" + what, () -> comm.reduce(send, receive, Op.SUM, 0));
        count("allreduce" + what, () -> comm.allreduce(send, receive, Op.SUM));
        count("scan" + what, () -> comm.scan(send, receive, Op.SUM));
    }

    private void pingPong(MpiBuffer send, MpiBuffer receive, int other) {
        if (other == 1) {
            comm.send(send, other, 0);
            comm.recv(receive, other, 0);
        } else {
            comm.recv(receive, other, 0);
            comm.send(send, other, 0);
        }
    }

    private void synchronousPingPong(MpiBuffer send, MpiBuffer receive, int other) {
        if (other == 1) {
            comm.ssend(send, other, 0);
            comm.recv(receive, other, 0);
        } else {
            comm.recv(receive, other, 0);
            comm.ssend(send, other, 0);
        }
    }

    private void count(String name, Runnable call) {
        repeat(call, warmUp);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            least = Math.min(least, allocated(call));
        }
        System.out.println(name + " allocated " + least + " bytes");
    }

    private static long allocated(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(call, CALLS);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void repeat(Runnable call, int times) {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }
}
