/** NAS FT: Fourier transforms in three dimensions. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.ft;
