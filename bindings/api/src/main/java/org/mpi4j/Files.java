package org.mpi4j;

/**
 * Files that the ranks of a communicator read and write together.
 *
 * @see "MPI 4.1 chapter 14, I/O"
 */
public interface Files {}
