package org.mpi4j.junit;

/** A test has failed on one rank or more; the message holds what happened on each of them. */
public final class MpiTestFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message every failing rank with its stack
     */
    public MpiTestFailure(String message) {
        super(message);
        // The stack of this object would only show JUnit; those of the ranks are in the message.
        setStackTrace(new StackTraceElement[0]);
    }
}
