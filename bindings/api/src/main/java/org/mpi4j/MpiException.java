package org.mpi4j;

/**
 * An MPI call has failed. The message names the argument or the operation, the value it had, and
 * what is allowed instead.
 */
public class MpiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of error. */
    private final ErrorClass errorClass;

    /**
     * An error without an underlying cause.
     *
     * @param errorClass the kind of error
     * @param message what was wrong, with which value, and what to do
     */
    public MpiException(ErrorClass errorClass, String message) {
        super(message + " [" + errorClass + "]");
        this.errorClass = errorClass;
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
    }

    /**
     * The kind of error.
     *
     * @return the standard's error class
     */
    public final ErrorClass errorClass() {
        return errorClass;
    }
}
