/** NAS EP: random numbers. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.ep;
