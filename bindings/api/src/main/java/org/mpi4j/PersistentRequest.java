package org.mpi4j;

import org.mpi4j.spi.OpenHandle;
import org.mpi4j.spi.OpenHandles;

/**
 * An operation whose arguments are fixed once and that takes place each time it is started.
 *
 * <p>It is inactive until {@link #start()} and again when a call has completed it. While it is
 * active its buffers are MPI's, as those of any other {@link Request}; a send reads its buffer when
 * it is started, not when it was made. The buffers and datatypes stay in use until it is closed.
 * The calls that complete requests take it among others and pass over it while it is inactive.
 *
 * @see "MPI 4.1 section 3.9"
 */
public abstract class PersistentRequest extends Request implements AutoCloseable {
    private final Life life;

    /**
     * Creates an inactive request.
     *
     * @param owner keeps the open handles of the environment
     * @param kind what it is called in messages to people, such as {@code persistent send}
     */
    protected PersistentRequest(OpenHandles owner, String kind) {
        restore();
        life = new Life(owner, kind);
    }

    /** For backends: starts the operation; the request is inactive. */
    protected abstract void begin();

    /** Makes this part of the request ready for another time. */
    void beforeStart() {}

    /** Refuses a request that is not active. */
    final void requireStarted() {
        requireUsable();
        if (!isActive()) {
            throw new MpiException(
                    ErrorClass.REQUEST,
                    "this " + life.describe() + " is not active; start it first");
        }
    }

    /** For backends: gives back everything; the request is inactive. Called once. */
    protected abstract void dispose();

    /**
     * Starts the operation; the request is active when the call returns.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if it is active or closed; with another
     *     class if the operation cannot be started, then it is inactive
     * @see "MPI_Start, MPI 4.1 section 3.9"
     */
    public final void start() {
        takeInactive("be started");
        boolean started = false;
        try {
            beforeStart();
            begin();
            started = true;
        } finally {
            if (started) {
                restart();
            } else {
                restore();
            }
        }
    }

    /**
     * Starts each of several operations.
     *
     * @param requests inactive requests
     * @throws MpiException with {@link ErrorClass#REQUEST} if one is null, active or closed, or is
     *     given twice; then those before it have been started
     * @see "MPI_Startall, MPI 4.1 section 3.9"
     */
    public static void startAll(PersistentRequest... requests) {
        if (requests == null) {
            throw new MpiException(ErrorClass.REQUEST, "requests is null");
        }
        for (int i = 0; i < requests.length; i++) {
            if (requests[i] == null) {
                throw new MpiException(ErrorClass.REQUEST, "requests[" + i + "] is null");
            }
        }
        for (PersistentRequest request : requests) {
            request.start();
        }
    }

    /**
     * Whether it was started and no call has completed it since.
     *
     * @return true while its buffers are MPI's
     */
    public final boolean isActive() {
        return !isComplete();
    }

    /**
     * Gives up the operation and its buffers.
     *
     * @throws MpiException with {@link ErrorClass#REQUEST} if it is active or was closed already
     * @see "MPI_Request_free, MPI 4.1 section 3.7.3"
     */
    @Override
    public final void close() {
        takeInactive("be closed");
        try {
            dispose();
        } finally {
            life.end();
            retire();
        }
    }

    /**
     * As {@link #close()}.
     *
     * @see "MPI_Request_free, MPI 4.1 section 3.7.3"
     */
    @Override
    public final void free() {
        close();
    }

    @Override
    final Status again() {
        return Status.EMPTY;
    }

    @Override
    final void requireUsable() {
        life.check();
    }

    private void takeInactive(String purpose) {
        life.check();
        if (!reserve()) {
            throw new MpiException(
                    ErrorClass.REQUEST,
                    "this " + life.describe() + " is active; it must be completed to " + purpose);
        }
    }

    @Override
    public String toString() {
        return life.describe() + (isActive() ? ", active" : ", inactive");
    }

    /** It is a handle that must be closed, beside being a request. */
    private static final class Life extends OpenHandle {
        private final String kind;

        Life(OpenHandles owner, String kind) {
            super(owner, ErrorClass.REQUEST, kind);
            this.kind = kind;
        }

        void check() {
            requireOpen();
        }

        void end() {
            closed();
        }

        @Override
        protected String describe() {
            return kind;
        }
    }
}
