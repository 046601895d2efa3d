package org.mpi4j;

/**
 * How a file is opened: exactly one of {@link #RDONLY}, {@link #WRONLY} and {@link #RDWR}, with any
 * of the others.
 *
 * @see "MPI 4.1 section 14.2.1, opening a file"
 */
public enum OpenMode {
    /** For reading only. */
    RDONLY,
    /** For writing only. */
    WRONLY,
    /** For reading and writing. */
    RDWR,
    /** Create the file if it does not exist; not with {@link #RDONLY}. */
    CREATE,
    /** Fail if the file that is to be created exists; not with {@link #RDONLY}. */
    EXCL,
    /** Delete the file when it is closed. */
    DELETE_ON_CLOSE,
    /** Nobody else has the file open meanwhile. */
    UNIQUE_OPEN,
    /** Only sequential access, through the shared pointer; not with {@link #RDWR}. */
    SEQUENTIAL,
    /** All pointers start at the end of the file. */
    APPEND
}
