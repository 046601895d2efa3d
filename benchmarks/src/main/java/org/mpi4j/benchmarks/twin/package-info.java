/**
 * The Java twin: the program of {@code src/main/c} again, method for function, in terms of {@link
 * org.mpi4j.Communicator}. It is started by the runner, as one rank of a job.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.twin;
