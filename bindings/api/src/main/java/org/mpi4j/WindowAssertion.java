package org.mpi4j;

/**
 * What a program promises when it synchronises a window, so that less work needs to be done. A
 * promise that is not kept makes results undefined.
 *
 * @see "MPI 4.1 section 12.5.5, assertions"
 */
public enum WindowAssertion {
    /**
     * To {@code start} and {@code post}: the matching calls were made before; to {@code lock} and
     * {@code lockAll}: nobody holds or asks for a conflicting lock. MPI_MODE_NOCHECK.
     */
    NOCHECK,
    /**
     * To {@code fence} and {@code post}: this rank's memory was not stored to since the last
     * synchronisation. MPI_MODE_NOSTORE.
     */
    NOSTORE,
    /**
     * To {@code fence} and {@code post}: nobody will put or accumulate to this rank until the next
     * synchronisation. MPI_MODE_NOPUT.
     */
    NOPUT,
    /** To {@code fence}: it completes no accesses; all ranks say the same. MPI_MODE_NOPRECEDE. */
    NOPRECEDE,
    /** To {@code fence}: no accesses follow it; all ranks say the same. MPI_MODE_NOSUCCEED. */
    NOSUCCEED
}
