package org.mpi4j;

/** Whether ranks may be numbered anew in a communicator with a topology. */
public enum RankOrder {
    /** Each process keeps its rank. */
    KEPT,
    /** The library may renumber the processes so that neighbours are close to each other. */
    FREE
}
