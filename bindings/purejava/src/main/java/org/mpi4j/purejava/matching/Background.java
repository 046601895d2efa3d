package org.mpi4j.purejava.matching;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Progress of one rank while its program computes: a thread that is there only while somebody needs
 * it. It never waits for the engine's lock, since whoever holds that makes progress, and sleeps
 * longer the longer nothing has come.
 */
final class Background {
    private static final int YIELDS = 64;
    private static final int SHORT_SLICES = 400;
    private static final long SHORT_SLICE = 50_000;
    private static final long LONG_SLICE = 500_000;

    private final Engine engine;
    private int users;
    private @Nullable Worker worker;

    Background(Engine engine) {
        this.engine = engine;
    }

    synchronized void retain() {
        if (users++ == 0) {
            Worker started = new Worker();
            worker = started;
            started.start();
        }
    }

    synchronized void release() {
        Worker running = worker;
        if (--users == 0 && running != null) {
            worker = null;
            running.end();
        }
    }

    /** Ends it, whoever still needs it. */
    synchronized void close() {
        Worker running = worker;
        if (running != null) {
            worker = null;
            running.end();
        }
    }

    private final class Worker extends Thread {
        private volatile boolean ended;

        Worker() {
            super("mpi4j-progress");
            setDaemon(true);
        }

        @Override
        public void run() {
            int looks = 0;
            try {
                while (!ended) {
                    looks = look() ? 0 : looks + 1;
                    pause(looks);
                }
            } catch (RuntimeException e) {
                engine.waiting().fail(e);
            }
        }

        private boolean look() {
            if (!engine.lock().tryAcquire()) {
                return false;
            }
            try {
                return engine.progress();
            } finally {
                engine.lock().release();
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // a hint only; correctness does not depend on it
        private void pause(int looks) {
            if (looks < YIELDS) {
                Thread.yield();
            } else {
                // Ends this thread with the job, if nobody else does.
                engine.control().check();
                LockSupport.parkNanos(looks < SHORT_SLICES ? SHORT_SLICE : LONG_SLICE);
            }
        }

        void end() {
            ended = true;
            LockSupport.unpark(this);
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
