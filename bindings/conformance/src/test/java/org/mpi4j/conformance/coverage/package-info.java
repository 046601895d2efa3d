/** Which functions of MPI the API reaches, as a fact that is checked. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.coverage;
