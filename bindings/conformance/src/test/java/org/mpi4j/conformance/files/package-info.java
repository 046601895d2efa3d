/** Files, MPI 4.1 chapter 14. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.files;
