package org.mpi4j.raw;

import java.util.Set;

/** Functions that Open MPI 5.0 declares and {@link OpenMpi} does not bind. */
final class LaterFunctions {
    /** Conversions between handles and statuses of C and Fortran, which are nothing to Java. */
    static final Set<String> NAMES =
            Set.of(
                    "MPI_Session_c2f",
                    "MPI_Session_f2c",
                    "MPI_Status_c2f08",
                    "MPI_Status_f082c",
                    "MPI_Status_f082f",
                    "MPI_Status_f2f08");

    private LaterFunctions() {}
}
