/** Virtual topologies, MPI 4.1 chapter 8. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.topologies;
