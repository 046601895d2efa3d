package org.mpi4j;

import org.mpi4j.spi.ErrorHandling;

/**
 * Is told of an error before it is thrown.
 *
 * <p>It runs in the thread that made the call. What it throws is thrown at the caller in place of
 * the error, which is then among its suppressed exceptions; if it returns, the error is thrown. The
 * errors of calls that it makes itself are not told to any handler.
 *
 * @see "MPI 4.1 section 9.3"
 */
@FunctionalInterface
public interface ErrorHandler {
    /** Does nothing: errors are thrown at the caller. What every object has at first. */
    ErrorHandler ERRORS_RETURN = ErrorHandling::proceed;

    /** Ends the whole job; object, rank and error are printed. */
    ErrorHandler ERRORS_ARE_FATAL = ErrorHandling::endJob;

    /**
     * Ends the job that the object belongs to. The backends cannot end some of the ranks, so it is
     * as {@link #ERRORS_ARE_FATAL}.
     */
    ErrorHandler ERRORS_ABORT = ErrorHandling::endJobToo;

    /**
     * Is told of an error.
     *
     * @param source the object whose call failed
     * @param error what will be thrown
     * @see "MPI_Comm_errhandler_function, MPI_Win_errhandler_function,
     *     MPI_File_errhandler_function, MPI_Session_errhandler_function, MPI 4.1 section 9.3"
     */
    void handle(ErrorSource source, MpiException error);
}
