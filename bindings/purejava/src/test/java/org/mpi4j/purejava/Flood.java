package org.mpi4j.purejava;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;

/** Every rank sends to rank 0, which receives slowly. The first argument is how many each sends. */
final class Flood {
    private static final int BYTES = 1024;
    private static final long NANOS_A_MESSAGE = 5_000;

    private Flood() {}

    public static void main(String[] args) {
        Mpi.run(args, mpi -> run(mpi.world(), Integer.parseInt(args[0])));
    }

    private static void run(Communicator world, int messages) {
        if (world.rank() > 0) {
            ByteBuffer sent = ByteBuffer.allocate(BYTES);
            for (int i = 0; i < messages; i++) {
                world.send(buffer(sent.putInt(0, i).array()), 0, 1);
            }
            return;
        }
        int inOrder = 0;
        ByteBuffer received = ByteBuffer.allocate(BYTES);
        // From the last rank first, so that the others' messages are not expected.
        for (int source = world.size() - 1; source > 0; source--) {
            for (int i = 0; i < messages; i++) {
                world.recv(buffer(received.array()), source, 1);
                inOrder += received.getInt(0) == i ? 1 : 0;
                work();
            }
        }
        System.out.println(inOrder + " in order");
    }

    private static void work() {
        long end = System.nanoTime() + NANOS_A_MESSAGE;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
