package org.mpi4j.spi;

/**
 * How the ranks of a communicator are arranged, with everything that can be computed from that.
 * Immutable: arrays are copied on the way in by whoever makes one, and on the way out by whoever
 * shows one to the program.
 */
public sealed interface Topology permits Grid, Graph, Adjacency {
    /**
     * Whom a rank receives from in neighbourhood collectives, in order.
     *
     * @param rank the rank; of a distributed graph only the calling one
     * @return a new array, with PROC_NULL beyond the border of a grid
     */
    int[] sources(int rank);

    /**
     * Whom a rank sends to in neighbourhood collectives, in order.
     *
     * @param rank the rank; of a distributed graph only the calling one
     * @return a new array, with PROC_NULL beyond the border of a grid
     */
    int[] destinations(int rank);
}
