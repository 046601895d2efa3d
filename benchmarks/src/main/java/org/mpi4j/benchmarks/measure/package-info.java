/** Rounds of launches in shuffled order, and which of them count. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.measure;
