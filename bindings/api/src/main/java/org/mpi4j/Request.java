package org.mpi4j;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mpi4j.spi.RequestEngine;
import org.mpi4j.spi.RequestFutures;

/**
 * An operation under way. Its buffers must not be touched (those it sends: not be written) until it
 * is complete, and stay reachable until then even if the program drops them.
 *
 * <p>A request is complete once a call of this class has said so; then {@link #await()} and {@link
 * #test()} answer at once with the same status, and the calls over several requests pass over it. A
 * {@link PersistentRequest} is inactive then and can be started again. At any time one thread at
 * most may be completing a request.
 *
 * @see "MPI 4.1 section 3.7"
 */
public abstract class Request {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Request.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private enum State {
        /** A persistent request that was never started. */
        INACTIVE,
        ACTIVE,
        /** A thread is in a call that may complete it. */
        COMPLETING,
        COMPLETE,
        FAILED,
        /** A persistent request that was closed. */
        CLOSED
    }

    /**
     * Written in release mode: whoever completes a request needs no fence after it, which would
     * cost a good part of what a short message does.
     */
    @SuppressWarnings("UnusedVariable") // also written through the VarHandle
    private volatile State state;

    private @Nullable Status status;
    private @Nullable RuntimeException failure;
    private volatile boolean freed;

    /** Creates an active request. */
    @SuppressWarnings("NullAway")
    protected Request() {
        STATE.set(this, State.ACTIVE);
    }

    /**
     * The part of the backend that completes this request.
     *
     * @return the same object for all requests of one rank
     */
    protected abstract RequestEngine engine();

    /**
     * Asks for the operation to be cancelled. It still has to be completed; its status then tells
     * whether it was cancelled or took place.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if it is complete or cannot be cancelled
     * @see "MPI_Cancel, MPI 4.1 section 3.8.4"
     */
    public abstract void cancel();

    /**
     * Waits until the operation is complete.
     *
     * @return what it received; an empty status for operations that receive nothing and for a
     *     persistent request that is not active
     * @throws MpiException with {@link ErrorClass#TRUNCATE} or another class if the operation
     *     failed, each time it is asked; with {@link ErrorClass#REQUEST} if another thread is
     *     completing it
     * @see "MPI_Wait, MPI 4.1 section 3.7.3"
     */
    public final Status await() {
        if (!claim()) {
            return again();
        }
        try {
            engine().await(this);
        } finally {
            release();
        }
        return status();
    }

    /**
     * Whether the operation is complete.
     *
     * @return its status if it is complete, else empty
     * @throws MpiException as {@link #await()}
     * @see "MPI_Test, MPI 4.1 section 3.7.3"
     */
    public final Optional<Status> test() {
        if (!claim()) {
            return Optional.of(again());
        }
        try {
            engine().test(this);
        } finally {
            release();
        }
        return isComplete() ? Optional.of(status()) : Optional.empty();
    }

    /**
     * Whether the operation is complete, without completing the request: it stays active, and its
     * buffers MPI's, until another call completes it.
     *
     * @return its status if it is complete, else empty; whether it failed, the call that completes
     *     it tells
     * @throws MpiException as {@link #await()}
     * @see "MPI_Request_get_status, MPI 4.1 section 3.7.6"
     */
    public final Optional<Status> getStatus() {
        if (!claim()) {
            return Optional.of(again());
        }
        try {
            return engine().getStatus(this);
        } finally {
            release();
        }
    }

    /**
     * Gives the request up: the operation goes on and nobody learns how it ends. Its buffers are
     * MPI's until then, which only the receiver of a message can tell; they stay reachable. What a
     * receive brings may never get to an array.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if it was freed before, or if another
     *     thread is completing it
     * @see "MPI_Request_free, MPI 4.1 section 3.7.3"
     */
    public void free() {
        if (giveUp()) {
            engine().detach(this);
        }
    }

    /** Refuses every later call; true if the request is active and stays claimed. */
    final boolean giveUp() {
        boolean active = claim();
        requireUsable();
        freed = true;
        return active;
    }

    /**
     * This request's status as soon as it is complete. From now on a thread of the library
     * completes the request, and until then no call of this class may; it looks often at first and
     * less often after a while, at most a millisecond apart, so a thread that only waits is better
     * off with {@link #await()}.
     *
     * <p>Stages that follow without an executor of their own run on that thread and must not wait
     * for another future. To cancel the future asks MPI to cancel the operation; its buffers are
     * MPI's until {@link #isComplete()}, whatever the future says.
     *
     * @return completed with the status, or exceptionally with the error of {@link #await()}; with
     *     {@link ErrorClass#OTHER} if MPI is finalised first
     * @throws MpiException with {@link ErrorClass#REQUEST} if another thread or future is
     *     completing the request; with {@link ErrorClass#UNSUPPORTED_OPERATION} if {@link
     *     Mpi#threadLevel()} is not {@link ThreadLevel#MULTIPLE}
     */
    public final CompletableFuture<Status> toFuture() {
        RequestFutures futures = engine().futures();
        futures.requireThreads();
        if (claim()) {
            return futures.add(this);
        }
        try {
            return CompletableFuture.completedFuture(again());
        } catch (MpiException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Whether a call has completed this request. Does not communicate; see {@link #test()}.
     *
     * @return true once complete, successfully or not; of a persistent request, whether it is not
     *     active
     */
    public final boolean isComplete() {
        State now = state;
        return now != State.ACTIVE && now != State.COMPLETING;
    }

    /** The answer to a call for a request that is complete already. */
    Status again() {
        return status();
    }

    /** Refuses a request that no call may have any more. */
    void requireUsable() {
        if (freed) {
            throw new MpiException(ErrorClass.REQUEST, "the request is used after it was freed");
        }
    }

    /**
     * The result of a complete request.
     *
     * @return what it received, the last time it was active; empty if it never was
     * @throws MpiException the error of the operation if it failed; with {@link ErrorClass#PENDING}
     *     if it is not complete
     */
    public final Status status() {
        if (!isComplete()) {
            throw new MpiException(ErrorClass.PENDING, "the request is not complete");
        }
        requireUsable();
        if (failure != null) {
            throw failure;
        }
        return status == null ? Status.EMPTY : status;
    }

    /**
     * Waits until all requests are complete.
     *
     * @param requests any mix of requests of one rank; complete and inactive ones are passed over
     * @return their statuses, in the same order
     * @throws MpiException the first error of any of them, when all are complete
     * @see "MPI_Waitall, MPI 4.1 section 3.7.5"
     */
    public static List<Status> waitAll(Request... requests) {
        Request[] mine = claimAll(requests);
        if (mine.length > 0) {
            try {
                mine[0].engine().awaitAll(mine);
            } finally {
                releaseAll(mine);
            }
        }
        return statuses(requests, mine);
    }

    /**
     * Waits until one of the active requests is complete.
     *
     * @param requests any mix of requests of one rank
     * @return index of a request that this call completed; empty if none was active
     * @throws MpiException the error of the completed request
     * @see "MPI_Waitany, MPI 4.1 section 3.7.5"
     */
    public static OptionalInt waitAny(Request... requests) {
        return anyOf(requests, RequestEngine::awaitAny);
    }

    /**
     * Waits until at least one of the active requests is complete.
     *
     * @param requests any mix of requests of one rank
     * @return indices of the requests that this call completed, ascending; empty if none was active
     * @throws MpiException the first error of the completed requests
     * @see "MPI_Waitsome, MPI 4.1 section 3.7.5"
     */
    public static List<Integer> waitSome(Request... requests) {
        return someOf(requests, RequestEngine::awaitSome);
    }

    /**
     * Whether all requests are complete.
     *
     * @param requests any mix of requests of one rank
     * @return their statuses if all are complete, else empty
     * @throws MpiException the first error of any of them, if all are complete
     * @see "MPI_Testall, MPI 4.1 section 3.7.5"
     */
    public static Optional<List<Status>> testAll(Request... requests) {
        Request[] mine = claimAll(requests);
        if (mine.length > 0) {
            try {
                mine[0].engine().testAll(mine);
            } finally {
                releaseAll(mine);
            }
        }
        for (Request request : requests) {
            if (!request.isComplete()) {
                return Optional.empty();
            }
        }
        return Optional.of(statuses(requests, mine));
    }

    /**
     * Completes one of the active requests if one can be completed now.
     *
     * @param requests any mix of requests of one rank
     * @return index of the request that this call completed, else empty
     * @throws MpiException the error of the completed request
     * @see "MPI_Testany, MPI 4.1 section 3.7.5"
     */
    public static OptionalInt testAny(Request... requests) {
        return anyOf(requests, RequestEngine::testAny);
    }

    /**
     * Completes those of the active requests that can be completed now.
     *
     * @param requests any mix of requests of one rank
     * @return indices of the requests that this call completed, ascending
     * @throws MpiException the first error of the completed requests
     * @see "MPI_Testsome, MPI 4.1 section 3.7.5"
     */
    public static List<Integer> testSome(Request... requests) {
        return someOf(requests, RequestEngine::testSome);
    }

    /**
     * For backends: the operation has taken place. Called once, by the thread that completes it.
     *
     * @param result what it received
     */
    protected final void complete(Status result) {
        status = result;
        // Release: a thread that sees the request complete sees its status and what it has brought.
        STATE.setRelease(this, State.COMPLETE);
    }

    /**
     * For backends: the operation has failed. Called once, by the thread that completes it.
     *
     * @param error what is thrown to the program
     */
    protected final void fail(RuntimeException error) {
        failure = error;
        state = State.FAILED;
    }

    /** True if this thread may complete the request, false if it is complete. */
    private boolean claim() {
        if (STATE.compareAndSet(this, State.ACTIVE, State.COMPLETING)) {
            return true;
        }
        requireUsable();
        if (isComplete()) {
            return false;
        }
        throw new MpiException(
                ErrorClass.REQUEST, "another thread or a future is completing this request");
    }

    /**
     * Takes a persistent request out of use for a call that needs it inactive.
     *
     * @return whether it was inactive; then one of the next three methods follows
     */
    final boolean reserve() {
        State now = state;
        return isComplete()
                && now != State.CLOSED
                && STATE.compareAndSet(this, now, State.COMPLETING);
    }

    /** Makes a reserved request active. */
    final void restart() {
        status = null;
        failure = null;
        state = State.ACTIVE;
    }

    /** Makes a reserved request inactive again, as if it had never been started. */
    final void restore() {
        status = null;
        failure = null;
        state = State.INACTIVE;
    }

    /** Makes a reserved request unusable for ever. */
    final void retire() {
        state = State.CLOSED;
    }

    private void release() {
        if (state == State.COMPLETING) {
            state = State.ACTIVE;
        }
    }

    private static Request[] claimAll(Request[] requests) {
        if (requests == null) {
            throw new MpiException(ErrorClass.REQUEST, "requests is null");
        }
        Request[] mine = new Request[requests.length];
        int claimed = 0;
        try {
            for (int i = 0; i < requests.length; i++) {
                if (requests[i] == null) {
                    throw new MpiException(ErrorClass.REQUEST, "requests[" + i + "] is null");
                }
                if (requests[i].claim()) {
                    mine[claimed++] = requests[i];
                }
            }
            requireOneEngine(mine, claimed);
        } catch (RuntimeException e) {
            for (int i = 0; i < claimed; i++) {
                mine[i].release();
            }
            throw e;
        }
        return claimed == mine.length ? mine : Arrays.copyOf(mine, claimed);
    }

    private static void requireOneEngine(Request[] mine, int claimed) {
        for (int i = 1; i < claimed; i++) {
            if (mine[i].engine() != mine[0].engine()) {
                throw new MpiException(
                        ErrorClass.REQUEST, "the requests belong to different ranks");
            }
        }
    }

    private static void releaseAll(Request[] mine) {
        for (Request request : mine) {
            request.release();
        }
    }

    private interface Completion {
        void on(RequestEngine engine, Request[] active);
    }

    private static OptionalInt anyOf(Request[] requests, Completion completion) {
        List<Integer> done = completed(requests, completion);
        if (done.isEmpty()) {
            return OptionalInt.empty();
        }
        int index = done.get(0);
        requests[index].status();
        return OptionalInt.of(index);
    }

    private static List<Integer> someOf(Request[] requests, Completion completion) {
        List<Integer> done = completed(requests, completion);
        done.forEach(index -> requests[index].status());
        return done;
    }

    private static List<Integer> completed(Request[] requests, Completion completion) {
        Request[] mine = claimAll(requests);
        if (mine.length == 0) {
            return List.of();
        }
        List<Integer> done = new ArrayList<>();
        try {
            completion.on(mine[0].engine(), mine);
            int next = 0;
            for (int i = 0; i < requests.length && next < mine.length; i++) {
                if (requests[i] == mine[next]) {
                    if (mine[next].isComplete()) {
                        done.add(i);
                    }
                    next++;
                }
            }
        } finally {
            releaseAll(mine);
        }
        return done;
    }

    private static List<Status> statuses(Request[] requests, Request[] mine) {
        for (Request request : requests) {
            if (request instanceof PersistentRequest) {
                return statusesNow(requests, mine);
            }
            if (request.state == State.FAILED) {
                request.status();
            }
        }
        return new AbstractList<>() {
            @Override
            public Status get(int index) {
                return requests[index].status();
            }

            @Override
            public int size() {
                return requests.length;
            }
        };
    }

    /** Those of persistent requests must be taken before they are started again. */
    private static List<Status> statusesNow(Request[] requests, Request[] mine) {
        Status[] taken = new Status[requests.length];
        int next = 0;
        for (int i = 0; i < requests.length; i++) {
            boolean completedNow = next < mine.length && requests[i] == mine[next];
            taken[i] = completedNow ? requests[i].status() : requests[i].again();
            next += completedNow ? 1 : 0;
        }
        return List.of(taken);
    }
}
