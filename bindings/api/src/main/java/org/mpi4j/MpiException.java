package org.mpi4j;

import java.util.OptionalInt;
import org.mpi4j.spi.ErrorHandling;

/**
 * An MPI call has failed. The message names the argument or the operation, the value it had, and
 * what is allowed instead.
 *
 * <p>Making one while a call on a communicator, window, file or session is under way tells the
 * {@link ErrorHandler} of that object.
 */
public class MpiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int NO_CODE = -1;

    /** The kind of error. */
    private final ErrorClass errorClass;

    /** The library's number for the error, or {@link #NO_CODE}. */
    private final int code;

    /**
     * An error without an underlying cause.
     *
     * @param errorClass the kind of error
     * @param message what was wrong, with which value, and what to do
     */
    public MpiException(ErrorClass errorClass, String message) {
        this(errorClass, NO_CODE, message);
    }

    /**
     * An error with its cause.
     *
     * @param errorClass the kind of error
     * @param message what was wrong, with which value, and what to do
     * @param cause what led to it
     */
    public MpiException(ErrorClass errorClass, String message, Throwable cause) {
        super(message + " [" + errorClass + "]", cause);
        this.errorClass = errorClass;
        this.code = NO_CODE;
        ErrorHandling.raised(this);
    }

    /**
     * An error that has a number.
     *
     * @param errorClass the kind of error
     * @param code the number, as {@link ErrorCodes} knows it; at least 0
     * @param message what was wrong, with which value, and what to do
     */
    public MpiException(ErrorClass errorClass, int code, String message) {
        super(message + " [" + errorClass + "]");
        this.errorClass = errorClass;
        this.code = code;
        ErrorHandling.raised(this);
    }

    /**
     * The kind of error.
     *
     * @return the standard's error class
     */
    public final ErrorClass errorClass() {
        return errorClass;
    }

    /**
     * The number of the error, for {@link ErrorCodes}.
     *
     * @return empty if the error was found by a check in Java, before the MPI library was called
     */
    public final OptionalInt code() {
        return code == NO_CODE ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
