package org.mpi4j;

/**
 * Arranges the ranks of a communicator in a grid or graph.
 *
 * @see "MPI 4.1 chapter 8, virtual topologies"
 */
public interface Topologies {}
