/** Environment, errors, sessions, MPI 4.1 chapters 9 to 11. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.environment;
