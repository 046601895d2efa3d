package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.ThreadLevel;

/**
 * Communicates under the thread level of the property {@code level}, and prints what MPI says to
 * another thread.
 */
public final class OneThreadProgram {
    private OneThreadProgram() {}

    public static void main(String[] args) {
        Mpi.run(args, ThreadLevel.valueOf(System.getProperty("level")), OneThreadProgram::runRank);
    }

    private static void runRank(Mpi mpi) throws InterruptedException {
        Communicator world = mpi.world();
        System.out.println("granted " + mpi.threadLevel());
        exchange(Ring.of(world), world);
        System.out.println("sum " + world.allreduce(world.rank(), Op.SUM));
        AtomicReference<String> told = new AtomicReference<>("nothing");
        Thread other =
                new Thread(
                        () -> {
                            try {
                                world.allreduce(1, Op.SUM);
                            } catch (MpiException e) {
                                told.set(e.errorClass() + " " + e.getMessage());
                            }
                        },
                        "other");
        other.start();
        other.join();
        System.out.println("other: " + told);
        world.barrier();
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
