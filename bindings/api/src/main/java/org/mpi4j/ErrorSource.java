package org.mpi4j;

/**
 * Where errors come from, and who is told of them: a communicator, a window, a file, a session.
 *
 * <p>An error is always thrown at the caller, as an {@link MpiException}. An {@link ErrorHandler}
 * is told of it before, whether the MPI library found it or a check in Java. Errors of objects that
 * are no sources, such as datatypes and requests, are only thrown.
 *
 * @see "MPI 4.1 section 9.3"
 */
public interface ErrorSource {
    /**
     * Says who is told of errors of calls on this object. Local. Communicators that are made from
     * this one afterwards have the same handler at first.
     *
     * @param handler {@link ErrorHandler#ERRORS_RETURN} is what there is at first
     * @throws MpiException with {@link ErrorClass#ARG} if it is null, and with the object's class
     *     if the object is closed
     * @see "MPI_Comm_create_errhandler, MPI_Comm_set_errhandler, MPI_Win_create_errhandler,
     *     MPI_Win_set_errhandler, MPI_File_create_errhandler, MPI_File_set_errhandler,
     *     MPI_Session_create_errhandler, MPI_Session_set_errhandler, MPI 4.1 section 9.3"
     */
    void setErrorHandler(ErrorHandler handler);

    /**
     * Who is told of errors.
     *
     * @return what was set, or taken over
     * @throws MpiException with the object's class if the object is closed
     * @see "MPI_Comm_get_errhandler, MPI_Win_get_errhandler, MPI_File_get_errhandler,
     *     MPI_Session_get_errhandler, MPI 4.1 section 9.3"
     */
    ErrorHandler errorHandler();

    /**
     * Tells the handler of an error that the program has found itself. Throws nothing but what the
     * handler throws: with {@link ErrorHandler#ERRORS_RETURN} it does nothing.
     *
     * @param error for example of {@link ErrorCodes#exception}
     * @throws MpiException with {@link ErrorClass#ARG} if it is null, and with the object's class
     *     if the object is closed
     * @see "MPI_Comm_call_errhandler, MPI_Win_call_errhandler, MPI_File_call_errhandler,
     *     MPI_Session_call_errhandler, MPI 4.1 section 9.5"
     */
    void callErrorHandler(MpiException error);
}
