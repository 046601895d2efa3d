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
    /** A name that is looked up is not published. */
    NAME,
    /** A service name that cannot be published, or is not. */
    SERVICE,
    /** Invalid port name. */
    PORT,
    /** Processes could not be started. */
    SPAWN,
    /** Invalid session. */
    SESSION,
    /** A value is too large for the variable that takes it. */
    VALUE_TOO_LARGE,
    /** Invalid window, or one that is closed. */
    WIN,
    /** Invalid base address of a window. */
    BASE,
    /** Invalid size. */
    SIZE,
    /** Invalid displacement. */
    DISP,
    /** Invalid assertion. */
    ASSERT,
    /** Invalid type of lock. */
    LOCKTYPE,
    /** Accesses to a window conflict. */
    RMA_CONFLICT,
    /** Wrong synchronisation of one-sided communication. */
    RMA_SYNC,
    /** The target memory is not part of the window. */
    RMA_RANGE,
    /** Memory cannot be attached to a window. */
    RMA_ATTACH,
    /** The memory of a window cannot be shared. */
    RMA_SHARED,
    /** The window is of a kind that the call does not take. */
    RMA_FLAVOR,
    /** Invalid file, or one that is closed. */
    FILE,
    /** The ranks gave different values for an argument that has to be the same everywhere. */
    NOT_SAME,
    /** Open modes that exclude each other, or one that does not permit the call. */
    AMODE,
    /** The file or its file system is read-only. */
    READ_ONLY,
    /** There is no such file. */
    NO_SUCH_FILE,
    /** The file exists already. */
    FILE_EXISTS,
    /** The operation would affect a file that is in use. */
    FILE_IN_USE,
    /** Invalid file name, for example because it is too long. */
    BAD_FILE,
    /** Permission to the file is denied. */
    ACCESS,
    /** The file system is full. */
    NO_SPACE,
    /** The quota of the user is exceeded. */
    QUOTA,
    /** The data representation is unknown. */
    UNSUPPORTED_DATAREP,
    /** A data representation of that name is registered already. */
    DUP_DATAREP,
    /** A function that converts data between representations failed. */
    CONVERSION,
    /** Another error of input or output. */
    IO,
    /** A class that the program added; {@link MpiException#code()} tells which. */
    ADDED,
    /** An error that fits none of the others. */
    UNKNOWN
}
