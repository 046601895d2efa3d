package org.mpi4j.purejava.launch;

/**
 * The end of a job before its time.
 *
 * @param rank whoever ended it
 * @param exitCode the code that it ends with
 */
record Abort(int rank, int exitCode) {}
