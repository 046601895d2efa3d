/**
 * What any implementation of MPI should keep: an operation is not slower than others that do the
 * same together.
 */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.guideline;
