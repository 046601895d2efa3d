/** Medians, intervals, spread. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.stats;
