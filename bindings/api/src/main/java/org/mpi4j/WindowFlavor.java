package org.mpi4j;

/**
 * How a window was made.
 *
 * @see "MPI_WIN_CREATE_FLAVOR, MPI 4.1 section 12.2.6"
 */
public enum WindowFlavor {
    /** Over memory of the program, by {@link Windows#create}. */
    CREATE,
    /** With memory of its own, by {@link Windows#allocate}. */
    ALLOCATE,
    /** With memory that is attached later, by {@link Windows#createDynamic}. */
    DYNAMIC,
    /** With memory that all ranks can address, by {@link Windows#allocateShared}. */
    SHARED
}
