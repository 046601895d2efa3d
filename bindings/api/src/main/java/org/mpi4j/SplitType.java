package org.mpi4j;

/**
 * What the ranks of a part have in common in {@link Communicator#splitType}. All but {@link
 * #SHARED} and {@link #UNDEFINED} are Open MPI's own.
 *
 * @see "MPI 4.1 section 7.4.2"
 */
public enum SplitType {
    /** Memory that all of them can share. */
    SHARED,
    /** A hardware thread. */
    HWTHREAD,
    /** A core. */
    CORE,
    /** A first-level cache. */
    L1CACHE,
    /** A second-level cache. */
    L2CACHE,
    /** A third-level cache. */
    L3CACHE,
    /** A socket. */
    SOCKET,
    /** A NUMA domain. */
    NUMA,
    /** A board. */
    BOARD,
    /** A host. */
    HOST,
    /** A computing unit, as the launcher counts them. */
    CU,
    /** A cluster. */
    CLUSTER,
    /** Nothing: the rank is in no part. */
    UNDEFINED
}
