/** Process creation, MPI 4.1 chapter 11. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.processes;
