package org.mpi4j;

/**
 * What kind of error an {@link MpiException} reports.
 *
 * @see "MPI 4.1 section 9.4, error codes and classes"
 */
public enum ErrorClass {
    /** Invalid buffer: missing, read-only where it is written, in foreign byte order, too short. */
    BUFFER,
    /** Invalid count. */
    COUNT,
    /** Invalid datatype, or one that does not fit the storage or the operation. */
    TYPE,
    /** Invalid tag. */
    TAG,
    /** Invalid communicator, or one that is closed. */
    COMM,
    /** Invalid rank. */
    RANK,
    /** Invalid or already consumed request. */
    REQUEST,
    /** Invalid root. */
    ROOT,
    /** Invalid group, or one that is closed. */
    GROUP,
    /** Invalid operation, or one that does not accept the datatype. */
    OP,
    /** Invalid topology. */
    TOPOLOGY,
    /** Invalid dimension argument. */
    DIMS,
    /** Invalid argument of another kind. */
    ARG,
    /** A message was longer than the buffer that received it. */
    TRUNCATE,
    /** The operation is not permitted in the present state, before init or after finalize. */
    OTHER,
    /** An internal error of the MPI library. */
    INTERN,
    /** The error is in the status of one of several requests. */
    IN_STATUS,
    /** The operation is still pending. */
    PENDING,
    /** Out of memory. */
    NO_MEM,
    /** A peer process has failed, or the job was aborted. */
    PROC_FAILED,
    /** Not supported by this backend or this version of the MPI library. */
    UNSUPPORTED_OPERATION,
    /** Invalid info object. */
    INFO,
    /** Invalid key value. */
    KEYVAL,
    /** Invalid window. */
    WIN,
    /** Invalid file. */
    FILE,
    /** An input or output error. */
    IO,
    /** An error that fits none of the others. */
    UNKNOWN
}
