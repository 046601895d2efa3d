package org.mpi4j;

/**
 * Starts more processes, and connects jobs that were started separately.
 *
 * @see "MPI 4.1 section 11.8 to 11.10, dynamic process model"
 */
public interface Processes {}
