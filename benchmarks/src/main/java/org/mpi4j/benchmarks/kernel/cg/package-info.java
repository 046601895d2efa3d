/** NAS CG: an eigenvalue of a sparse matrix. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.cg;
