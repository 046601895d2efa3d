package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.ThreadLevel;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/**
 * Several threads of a rank call MPI at once. {@code -Dmpi4j.threads} is their number, {@code
 * -Dmpi4j.threads.messages} how many messages each sends; for ranks that are processes they go into
 * {@code -Dmpi4j.test.jvmArgs}.
 */
class ThreadsTest {
    private static final int THREADS = Integer.getInteger("mpi4j.threads", 3);
    private static final int MESSAGES = Integer.getInteger("mpi4j.threads.messages", 100);

    private interface Work {
        void on(int thread);
    }

    private static void inThreads(Mpi mpi, Work work)
            throws InterruptedException, ExecutionException {
        assumeTrue(mpi.threadLevel() == ThreadLevel.MULTIPLE, "MULTIPLE is not granted");
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(
                        () -> {
                            work.on(thread);
                            return true;
                        });
            }
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                assertEquals(true, done.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @MpiTest(timeoutSeconds = 600)
    void threadsExchangeMessagesWithTheirOwnTags(Communicator comm, Mpi mpi) throws Exception {
        Ring ring = Ring.of(comm);
        inThreads(
                mpi,
                thread -> {
                    int[] received = new int[5000];
                    for (int i = 0; i < MESSAGES; i++) {
                        int[] sent = new int[i % 10 == 0 ? 5000 : 3];
                        sent[0] = thread * MESSAGES + i;
                        received[0] = -1;
                        Request send = comm.isend(buffer(sent), ring.right(), thread);
                        comm.recv(buffer(received), ring.left(), thread);
                        assertEquals(sent[0], received[0]);
                        send.await();
                    }
                });
    }

    @MpiTest
    void threadsUseCollectivesOnTheirOwnCommunicators(Communicator comm, Mpi mpi) throws Exception {
        Communicator[] own = new Communicator[THREADS];
        for (int i = 0; i < THREADS; i++) {
            own[i] = comm.dup();
        }
        inThreads(
                mpi,
                thread -> {
                    for (int i = 0; i < 50; i++) {
                        int sum = own[thread].allreduce(thread + i, Op.SUM);
                        assertEquals(comm.size() * (thread + i), sum);
                    }
                });
        for (Communicator one : own) {
            one.close();
        }
    }
}
