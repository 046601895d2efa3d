package org.mpi4j.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.ErrorHandler;
import org.mpi4j.ErrorSource;
import org.mpi4j.MpiException;

/**
 * The lifetime of an object that whoever made it closes: a communicator, a window, a file. It is
 * open until it is closed or its environment is finalised; from then on every call is refused.
 */
public abstract class OpenHandle {
    private static final boolean DEBUG = Boolean.getBoolean("mpi4j.debug");

    private final OpenHandles owner;
    private final ErrorClass errorClass;
    private final String kind;
    private final @Nullable Throwable creation;
    private volatile @Nullable String unusable;
    private volatile ErrorHandler errorHandler = ErrorHandler.ERRORS_RETURN;

    /**
     * Creates an open handle.
     *
     * @param owner keeps the open handles of the environment
     * @param errorClass what a call after closing is reported as
     * @param kind what it is called in messages to people, such as {@code communicator}
     */
    protected OpenHandle(OpenHandles owner, ErrorClass errorClass, String kind) {
        this.owner = owner;
        this.errorClass = errorClass;
        this.kind = kind;
        this.creation = DEBUG ? new Throwable(kind + " was made here") : null;
        owner.add(this);
    }

    /**
     * Refuses a handle that is closed.
     *
     * @throws MpiException with this handle's error class
     */
    protected final void requireOpen() {
        ErrorHandling.note(this);
        refuseClosed();
    }

    /**
     * Refuses a handle that is closed, where it is the argument of a call on another handle, whose
     * error it is.
     *
     * @throws MpiException with this handle's error class
     */
    protected final void refuseClosed() {
        String reason = unusable;
        if (reason != null) {
            throw new MpiException(errorClass, "this " + kind + " " + reason);
        }
    }

    /**
     * As {@link ErrorSource#setErrorHandler}, for handles that are sources.
     *
     * @param handler told of errors from now on
     */
    public final void setErrorHandler(ErrorHandler handler) {
        requireOpen();
        if (handler == null) {
            throw new MpiException(ErrorClass.ARG, "handler is null");
        }
        ErrorHandling.begin();
        errorHandler = handler;
    }

    /**
     * As {@link ErrorSource#errorHandler}, for handles that are sources.
     *
     * @return who is told of errors
     */
    public final ErrorHandler errorHandler() {
        requireOpen();
        return errorHandler;
    }

    /**
     * As {@link ErrorSource#callErrorHandler}, for handles that are sources.
     *
     * @param error what the handler is told
     */
    public final void callErrorHandler(MpiException error) {
        requireOpen();
        if (error == null) {
            throw new MpiException(ErrorClass.ARG, "error is null");
        }
        ErrorHandling.tell(this, error);
    }

    /** Who is told of errors, if it is open or not. */
    final ErrorHandler handler() {
        return errorHandler;
    }

    /**
     * Takes the handler over that another handle had when this one was made from it.
     *
     * @param handler of the other handle
     */
    final void inheritErrorHandler(ErrorHandler handler) {
        errorHandler = handler;
    }

    /** Ends the job because of an error of this handle. */
    final void endJob(String handlerName, MpiException error) {
        System.err.println("mpi4j: " + handlerName + " of " + describe() + ": " + error);
        owner.endJob(error);
    }

    /** Marks it as closed; every later call is refused. */
    protected final void closed() {
        invalidate("is used after it was closed");
        owner.remove(this);
    }

    /**
     * Makes every later call fail.
     *
     * @param reason what follows "this communicator"
     */
    final void invalidate(String reason) {
        unusable = reason;
    }

    /**
     * Whether the program has to close it.
     *
     * @return false for predefined handles, which finalising closes
     */
    protected boolean mustBeClosed() {
        return true;
    }

    /**
     * What it is, for a list of handles that were not closed.
     *
     * @return a few words
     */
    protected String describe() {
        return kind;
    }

    /** Where it was made, if debugging is on. */
    final Optional<Throwable> creation() {
        return Optional.ofNullable(creation);
    }
}
