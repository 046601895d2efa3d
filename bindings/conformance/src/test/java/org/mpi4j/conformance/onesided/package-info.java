/** One-sided communication, MPI 4.1 chapter 12. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.onesided;
