package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.concurrent.locks.LockSupport;
import org.mpi4j.Communicator;
import org.mpi4j.Request;
import org.mpi4j.junit.MpiTest;

/**
 * Messages that nobody waits for when they come, more than any transport keeps in its own memory.
 */
class FloodTest {
    private static final int MESSAGES = 100_000;
    private static final int WINDOW = 1_000;
    private static final int TAG = 3;

    /** Now and then the receiver falls further behind. */
    private static final int PAUSE_EVERY = 20_000;

    private static final long PAUSE_NANOS = 20_000_000;

    @MpiTest(ranks = 2, timeoutSeconds = 120)
    void everyMessageArrivesInItsOrder(Communicator comm) {
        if (comm.rank() == 0) {
            send(comm);
        } else {
            receive(comm);
        }
    }

    private static void send(Communicator comm) {
        Request[] window = new Request[WINDOW];
        for (int first = 0; first < MESSAGES; first += WINDOW) {
            for (int i = 0; i < WINDOW; i++) {
                window[i] = comm.isend(buffer(new int[] {first + i}), 1, TAG);
            }
            Request.waitAll(window);
        }
    }

    private static void receive(Communicator comm) {
        int[] number = new int[1];
        for (int i = 0; i < MESSAGES; i++) {
            if (i % PAUSE_EVERY == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            comm.recv(buffer(number), 0, TAG);
            assertEquals(i, number[0]);
        }
    }
}
