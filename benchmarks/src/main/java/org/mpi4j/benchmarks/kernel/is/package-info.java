/** NAS IS: sorting integers. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.is;
