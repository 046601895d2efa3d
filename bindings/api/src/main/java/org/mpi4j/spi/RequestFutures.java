package org.mpi4j.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.ThreadLevel;

/**
 * The futures of one rank's requests and the thread that completes them: it is started with the
 * first future and ends when there has been none for a while.
 */
public final class RequestFutures {
    private static final int SPINS = 200;
    private static final int YIELDS = 400;
    private static final long SHORTEST_NANOS = 10_000;
    private static final long LONGEST_NANOS = 1_000_000;

    /** Looks in vain at the longest distance after which a thread without futures ends. */
    private static final int IDLE_LOOKS = 1000;

    private static final long JOIN_MILLIS = 5000;

    private final RequestEngine engine;
    private final Supplier<ThreadLevel> threadLevel;

    /** Guarded by this. */
    private final List<Pending> arriving = new ArrayList<>();

    private @Nullable Thread thread;
    private boolean closed;

    /**
     * No futures, no thread.
     *
     * @param engine completes the requests
     * @param threadLevel what the program may do with threads
     */
    public RequestFutures(RequestEngine engine, Supplier<ThreadLevel> threadLevel) {
        this.engine = engine;
        this.threadLevel = threadLevel;
    }

    /**
     * Refuses futures where no other thread may call MPI.
     *
     * @throws MpiException with {@link ErrorClass#UNSUPPORTED_OPERATION}
     */
    public void requireThreads() {
        ThreadLevel level = threadLevel.get();
        if (level != ThreadLevel.MULTIPLE) {
            throw new MpiException(
                    ErrorClass.UNSUPPORTED_OPERATION,
                    "futures need the thread level MULTIPLE; granted is " + level);
        }
    }

    /**
     * Takes over a request.
     *
     * @param request active and claimed
     * @return its future
     */
    public CompletableFuture<Status> add(Request request) {
        Pending pending = new Pending(request);
        synchronized (this) {
            if (closed) {
                pending.completeExceptionally(finalised());
                return pending;
            }
            arriving.add(pending);
            if (thread == null) {
                thread = new Thread(this::run, "mpi4j-futures");
                thread.setDaemon(true);
                thread.start();
            }
            LockSupport.unpark(thread);
        }
        return pending;
    }

    /** Ends the thread, before MPI is finalised; futures that are pending then fail. */
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running != null && running != Thread.currentThread()) {
            LockSupport.unpark(running);
            join(running);
        }
    }

    /** A stage that runs on the thread and does not end must not keep MPI from finalising. */
    private static void join(Thread running) {
        try {
            running.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MpiException finalised() {
        return new MpiException(
                ErrorClass.OTHER, "MPI was finalised before the request was complete");
    }

    private void run() {
        List<Pending> pending = new ArrayList<>();
        int looks = 0;
        while (receive(pending, looks)) {
            int before = pending.size();
            look(pending);
            looks = pending.size() < before ? 0 : looks + 1;
            pause(looks);
        }
        pending.forEach(future -> future.completeExceptionally(finalised()));
    }

    /** Takes what has been added; false if the thread is to end. */
    private synchronized boolean receive(List<Pending> pending, int looks) {
        pending.addAll(arriving);
        arriving.clear();
        boolean idle = pending.isEmpty() && looks > IDLE_LOOKS;
        if (closed || idle) {
            thread = null;
            return false;
        }
        return true;
    }

    private void look(List<Pending> pending) {
        if (pending.isEmpty()) {
            return;
        }
        pending.forEach(Pending::cancelIfAsked);
        Request[] requests = new Request[pending.size()];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = pending.get(i).request;
        }
        try {
            engine.testSome(requests);
        } catch (RuntimeException e) {
            pending.forEach(future -> future.completeExceptionally(e));
            pending.clear();
            return;
        }
        List<Pending> done = new ArrayList<>();
        for (Pending future : pending) {
            if (future.request.isComplete()) {
                done.add(future);
            }
        }
        pending.removeAll(done);
        done.forEach(Pending::deliver);
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint only; nothing relies on it
    private void pause(int looks) {
        if (looks < SPINS) {
            Thread.onSpinWait();
        } else if (looks < YIELDS) {
            Thread.yield();
        } else {
            long nanos = SHORTEST_NANOS * (1L + looks - YIELDS);
            LockSupport.parkNanos(this, Math.min(LONGEST_NANOS, nanos));
        }
    }

    /** One request and its future. */
    private static final class Pending extends CompletableFuture<Status> {
        private final Request request;
        private volatile boolean cancelAsked;

        Pending(Request request) {
            this.request = request;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            // Not before: the thread may be faster, and the future has one outcome only.
            cancelAsked = cancelled;
            return cancelled;
        }

        /** Here, because only this thread knows that no other call is using the request. */
        void cancelIfAsked() {
            if (!cancelAsked) {
                return;
            }
            cancelAsked = false;
            try {
                request.cancel();
            } catch (RuntimeException e) {
                // It cannot be cancelled; then it takes place, and nobody waits for it.
            }
        }

        void deliver() {
            try {
                complete(request.status());
            } catch (RuntimeException e) {
                completeExceptionally(e);
            }
        }
    }
}
