package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.ThreadLevel;
import org.mpi4j.Window;

/**
 * Communicates under the thread level of the property {@code level}, and prints what MPI says to
 * another thread.
 */
public final class OneThreadProgram {
    private static final int WINDOW = 100;
    private static final int TOO_LONG = 70;

    private OneThreadProgram() {}

    public static void main(String[] args) {
        Mpi.run(args, ThreadLevel.valueOf(System.getProperty("level")), OneThreadProgram::runRank);
    }

    private static void runRank(Mpi mpi) throws InterruptedException {
        Communicator world = mpi.world();
        System.out.println("granted " + mpi.threadLevel());
        exchange(Ring.of(world), world);
        exchangeWindow(Ring.of(world), world);
        System.out.println("sum " + world.allreduce(world.rank(), Op.SUM));
        System.out.println("other: " + onAnotherThread(() -> world.allreduce(1, Op.SUM)));
        try (Window window = world.windows().allocate(Long.BYTES, 1)) {
            MpiBuffer origin = buffer(ByteBuffer.allocateDirect(Long.BYTES));
            window.lockAll();
            System.out.println("access: " + onAnotherThread(() -> window.put(origin, 0, 0)));
            System.out.println("flush: " + onAnotherThread(() -> window.flush(0)));
            window.unlockAll();
        }
    }

    private static String onAnotherThread(Runnable call) throws InterruptedException {
        AtomicReference<String> told = new AtomicReference<>("nothing");
        Thread other =
                new Thread(
                        () -> {
                            try {
                                call.run();
                            } catch (MpiException e) {
                                told.set(e.errorClass() + " " + e.getMessage());
                            }
                        },
                        "other");
        other.start();
        other.join();
        return told.get();
    }

    /** More short messages at a time than there is room for at first, one of them too long. */
    private static void exchangeWindow(Ring ring, Communicator world) {
        int room = Integer.BYTES;
        ByteBuffer received = ByteBuffer.allocateDirect(WINDOW * 2 * room);
        ByteBuffer sent = ByteBuffer.allocateDirect(2 * room).putInt(0, 1 + world.rank());
        Request[] receives = new Request[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            receives[i] = world.irecv(buffer(received.slice(i * 2 * room, room)), ring.left(), i);
        }
        Request[] sends = new Request[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            int length = i == TOO_LONG ? 2 * room : room;
            sends[i] = world.isend(buffer(sent.slice(0, length)), ring.right(), i);
        }
        Request.waitAll(sends);
        try {
            Request.waitAll(receives);
        } catch (MpiException e) {
            System.out.println("too long: " + e.errorClass());
        }
        for (int i = 0; i < WINDOW; i++) {
            int expected = i == TOO_LONG ? 0 : 1 + ring.left();
            if (received.getInt(i * 2 * room) != expected
                    || received.getInt(i * 2 * room + room) != 0) {
                throw new IllegalStateException("message " + i + " is not where it belongs");
            }
        }
    }

    private static void exchange(Ring ring, Communicator world) {
        double[] sent = new double[10_000];
        double[] received = new double[sent.length];
        for (int i = 1; i <= 100; i++) {
            Arrays.fill(sent, world.rank() + i);
            int length = i % 10 == 0 ? sent.length : 3;
            Request receive = world.irecv(buffer(received, 0, length), ring.left(), i);
            Request send = world.isend(buffer(sent, 0, length), ring.right(), i);
            Request.waitAll(receive, send);
            if (received[length - 1] != ring.left() + i) {
                throw new IllegalStateException("received " + received[length - 1]);
            }
        }
    }
}
