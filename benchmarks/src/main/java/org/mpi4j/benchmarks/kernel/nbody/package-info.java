/** Bodies that attract each other. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.benchmarks.kernel.nbody;
