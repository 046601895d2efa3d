package org.mpi4j;

/**
 * How many threads of a rank may call MPI.
 *
 * @see "MPI_Init_thread, MPI 4.1 section 11.2.1"
 */
public enum ThreadLevel {
    /** The rank has one thread. */
    SINGLE,
    /** Only the thread that initialised MPI makes MPI calls. */
    FUNNELED,
    /** Several threads make MPI calls, one at a time. */
    SERIALIZED,
    /** Any thread makes MPI calls at any time. */
    MULTIPLE
}
