package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;

/**
 * Rank 1 waits in calls on a long array for rank 0, which lets it wait, while another thread of
 * rank 1 allocates. Prints for each call the longest time in milliseconds that an allocation took.
 */
public final class BlockedCallsProgram {
    /** Twice the stall that the test allows. */
    private static final long HELD_MILLIS = 500;

    private static final int LENGTH = 1 << 18;
    private static final int KEPT = 512;
    private static final int OBJECT = 16 * 1024;

    private final Communicator comm;
    private final double[] data = new double[LENGTH];
    private final double[] result = new double[LENGTH];

    private BlockedCallsProgram(Communicator comm) {
        this.comm = comm;
    }

    public static void main(String[] args) {
        Mpi.run(args, mpi -> new BlockedCallsProgram(mpi.world()).run());
    }

    private void run() throws InterruptedException {
        int other = 1 - comm.rank();
        call(
                "recv",
                () -> comm.send(buffer(data), other, 1),
                () -> comm.recv(buffer(data), other, 1));
        call(
                "send",
                () -> comm.recv(buffer(data), other, 2),
                () -> comm.send(buffer(data), other, 2));
        Runnable bcast = () -> comm.bcast(buffer(data), 0);
        call("bcast", bcast, bcast);
        Runnable allreduce = () -> comm.allreduce(buffer(data), buffer(result), Op.SUM);
        call("allreduce", allreduce, allreduce);
    }

    private void call(String name, Runnable late, Runnable waiting) throws InterruptedException {
        comm.barrier();
        if (comm.rank() == 0) {
            TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
            late.run();
            return;
        }
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong longest = new AtomicLong();
        Thread allocator = new Thread(() -> longest.set(allocateUntil(stop)));
        allocator.start();
        waiting.run();
        stop.set(true);
        allocator.join();
        System.out.println(name + " stalled " + longest.get() + " ms");
    }

    private static long allocateUntil(AtomicBoolean stop) {
        byte[][] kept = new byte[KEPT][];
        long longest = 0;
        long last = System.nanoTime();
        for (int i = 0; !stop.get(); i++) {
            kept[i % KEPT] = new byte[OBJECT];
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }
}
