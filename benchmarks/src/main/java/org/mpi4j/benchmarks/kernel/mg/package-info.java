/** NAS MG: a multigrid method. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.mg;
