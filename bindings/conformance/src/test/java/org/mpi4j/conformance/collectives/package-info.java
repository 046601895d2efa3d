/** Collective communication, MPI 4.1 chapter 6. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.collectives;
