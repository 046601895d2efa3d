/** Tool support, MPI 4.1 chapter 15. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.tools;
