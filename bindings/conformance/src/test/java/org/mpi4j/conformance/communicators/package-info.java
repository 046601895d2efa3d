/** Groups, contexts and communicators, MPI 4.1 chapter 7. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.communicators;
