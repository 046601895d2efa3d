package org.mpi4j;

/**
 * How many threads of a rank may call MPI. On Open MPI short messages are a quarter faster under
 * {@link #SINGLE} than under the other levels, which do not differ much: the library leaves out its
 * locks. A call by a thread that the level does not allow is refused there with {@link
 * ErrorClass#OTHER}; that several threads call at once under {@link #SERIALIZED} is not noticed.
 *
 * @see "MPI_Init_thread, MPI 4.1 section 11.2.1"
 */
public enum ThreadLevel {
    /**
     * The rank has one thread, as far as MPI can see: those of the virtual machine, and others of
     * the program, do not count as long as only the one that initialised MPI makes MPI calls.
     */
    SINGLE,
    /** Only the thread that initialised MPI makes MPI calls. */
    FUNNELED,
    /** Several threads make MPI calls, one at a time. */
    SERIALIZED,
    /** Any thread makes MPI calls at any time. */
    MULTIPLE
}
