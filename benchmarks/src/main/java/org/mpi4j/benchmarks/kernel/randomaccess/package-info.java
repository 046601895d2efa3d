/** Updates of random words. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.randomaccess;
