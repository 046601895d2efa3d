package org.mpi4j;

/**
 * Memory that other ranks read and write directly: makes windows over the ranks of a communicator.
 *
 * @see "MPI 4.1 chapter 12, one-sided communications"
 */
public interface Windows {}
