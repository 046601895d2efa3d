/** Jacobi's method on a grid of ranks. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.stencil;
