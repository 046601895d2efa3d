/** A grid whose points depend on each other, so that ranks work one after the other. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.pipeline;
