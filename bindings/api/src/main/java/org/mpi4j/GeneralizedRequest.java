package org.mpi4j;

import java.util.concurrent.Callable;

/**
 * A request for an operation that the program itself carries out, made by {@link
 * Mpi#grequestStart}. It is waited for among others; it is done when the program says {@link
 * #complete()}, from any thread that may call MPI.
 *
 * @see "MPI 4.1 section 13.2"
 */
public abstract class GeneralizedRequest extends Request {
    /** What the program does when MPI comes to certain points. */
    @FunctionalInterface
    public interface Callbacks {
        /**
         * What the operation has done. Called by the call that completes the request, and by {@link
         * Request#getStatus()}, each time after {@link GeneralizedRequest#complete()}.
         *
         * @return the status of the request
         */
        Status query();

        /** Gives back what the operation used. Called once, after the last query. */
        default void free() {}

        /**
         * The program asks for the operation to be cancelled; {@link #query} then tells whether it
         * was.
         *
         * @param complete whether the operation is done already
         */
        default void cancel(boolean complete) {}
    }

    private final Callbacks callbacks;
    private final Object lock = new Object();

    /** Guarded by the lock. */
    private boolean done;

    private boolean givenUp;

    /**
     * Creates an active request.
     *
     * @param callbacks the program's part
     */
    protected GeneralizedRequest(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /**
     * The operation is done. Calls that wait for the request return.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if it was called before
     * @see "MPI_Grequest_complete, MPI 4.1 section 13.2"
     */
    public final void complete() {
        synchronized (lock) {
            if (done) {
                throw new MpiException(
                        ErrorClass.REQUEST, "the generalized request was completed already");
            }
            signal();
            done = true;
            if (givenUp) {
                engine().test(this);
            }
        }
    }

    /** For backends: makes the engine find the request done. */
    protected abstract void signal();

    /**
     * For backends: the engine has found the request done. Calls the program and completes the
     * request.
     */
    protected final void conclude() {
        try {
            Status status = answer();
            guarded("free", this::freed);
            complete(status);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private Object freed() {
        callbacks.free();
        return this;
    }

    /**
     * For backends: what the program says of an operation that is done.
     *
     * @return its status
     */
    protected final Status queried() {
        return guarded("query", callbacks::query);
    }

    /** A failed query must not keep the program from giving back what it used. */
    private Status answer() {
        try {
            return queried();
        } catch (RuntimeException e) {
            try {
                callbacks.free();
            } catch (Throwable also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    /**
     * Calls {@link Callbacks#cancel}.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if the request is complete, with {@link
     *     ErrorClass#OTHER} if the callback threw
     * @see "MPI_Cancel, MPI 4.1 section 3.8.4"
     */
    @Override
    public final void cancel() {
        boolean over;
        synchronized (lock) {
            over = done;
        }
        if (isComplete()) {
            throw new MpiException(ErrorClass.REQUEST, "the request is complete already");
        }
        guarded(
                "cancel",
                () -> {
                    callbacks.cancel(over);
                    return this;
                });
    }

    /**
     * Gives the request up; {@link Callbacks#free} is called when the operation is done.
     *
     * @see "MPI_Request_free, MPI 4.1 section 3.7.3"
     */
    @Override
    public final void free() {
        synchronized (lock) {
            if (giveUp()) {
                givenUp = true;
                if (done) {
                    engine().test(this);
                }
            }
        }
    }

    private static <T> T guarded(String callback, Callable<T> call) {
        try {
            T result = call.call();
            if (result == null) {
                throw new IllegalStateException("it returned null");
            }
            return result;
        } catch (Throwable thrown) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "the " + callback + " callback of a generalized request threw " + thrown,
                    thrown);
        }
    }
}
