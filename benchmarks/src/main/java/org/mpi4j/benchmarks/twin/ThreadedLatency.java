package org.mpi4j.benchmarks.twin;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.ThreadLevel;

/**
 * Ping-pong between ranks 0 and 1 in several threads at once, each with a tag of its own; one event
 * is a round trip of every thread.
 */
final class ThreadedLatency implements Benchmark {
    private static final int THREADS = 2;
    private static final int FIRST_TAG = 10;

    private final Mpi mpi;
    private final Communicator world;
    private final Messages messages;
    private final int peer;
    private final MpiBuffer[] out = new MpiBuffer[THREADS];
    private final MpiBuffer[] in = new MpiBuffer[THREADS];
    private int bytes;

    ThreadedLatency(Mpi mpi, Messages messages) {
        this.mpi = mpi;
        this.world = mpi.world();
        this.messages = messages;
        this.peer = 1 - world.rank();
        Arrays.fill(out, MpiBuffer.NONE);
        Arrays.fill(in, MpiBuffer.NONE);
    }

    @Override
    public String name() {
        return "latency_mt";
    }

    @Override
    public void setUp(int size) {
        if (mpi.threadLevel() != ThreadLevel.MULTIPLE) {
            throw new UnsupportedOperationException(
                    "this MPI library does not let several threads call it at once");
        }
        bytes = size;
        Arrays.setAll(out, i -> Messages.part(messages.send(), i * size, size));
        Arrays.setAll(in, i -> Messages.part(messages.receive(), i * size, size));
    }

    @Override
    public void run(int events) {
        Failure failure = new Failure();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> exchange(number, events));
            threads[i].setUncaughtExceptionHandler(failure);
            threads[i].start();
        }
        for (Thread thread : threads) {
            join(thread);
        }
        failure.rethrow();
    }

    private void exchange(int thread, int events) {
        int tag = FIRST_TAG + thread;
        for (int i = 0; i < events; i++) {
            if (peer == 1) {
                world.send(out[thread], peer, tag);
                world.recv(in[thread], peer, tag);
            } else {
                world.recv(in[thread], peer, tag);
                world.send(out[thread], peer, tag);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while threads exchange messages", e);
        }
    }

    @Override
    public int callsPerEvent() {
        return 2 * THREADS;
    }

    @Override
    public boolean validate(int corruption) {
        int all = bytes * THREADS;
        Messages.fill(messages.send(), 0, all, bytes + world.rank());
        Messages.clear(messages.receive(), all);
        run(1);
        Messages.add(messages.receive(), all - 1, corruption);
        return Messages.isFilled(messages.receive(), 0, all, bytes + peer);
    }

    /** Keeps what a thread could not do. */
    private static final class Failure implements Thread.UncaughtExceptionHandler {
        private final ConcurrentLinkedQueue<Throwable> causes = new ConcurrentLinkedQueue<>();

        @Override
        public void uncaughtException(Thread thread, Throwable cause) {
            causes.add(cause);
        }

        void rethrow() {
            Throwable cause = causes.poll();
            if (cause != null) {
                throw new IllegalStateException("a thread failed: " + cause.getMessage(), cause);
            }
        }
    }
}
