package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Unsupported;

/** Functions of MPI 4 that the loaded library may not have. */
final class Later {
    private Later() {}

    /**
     * Refuses a call that the library has no function for.
     *
     * @param function its name
     * @throws UnsupportedOperationException that names it and the version that has it
     */
    static void require(String function) {
        if (OpenMpi.mpi4j_symbol(function) == 0) {
            throw Unsupported.function(function, "Open MPI 5.0", NativeMpi.askLibraryVersion());
        }
    }
}
