/** Datatypes, MPI 4.1 chapter 5. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.datatypes;
