/** The transposed of a matrix. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.transpose;
