package org.mpi4j;

/**
 * Who else may access a window's memory at a rank while it is locked.
 *
 * @see "MPI_Win_lock, MPI 4.1 section 12.5.3"
 */
public enum LockType {
    /** Nobody, MPI_LOCK_EXCLUSIVE. */
    EXCLUSIVE,
    /** Others that lock it as shared, MPI_LOCK_SHARED. */
    SHARED
}
