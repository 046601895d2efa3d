/** Point-to-point communication, MPI 4.1 chapters 3 and 4. */
@org.jspecify.annotations.NullMarked
package org.mpi4j.conformance.pointtopoint;
