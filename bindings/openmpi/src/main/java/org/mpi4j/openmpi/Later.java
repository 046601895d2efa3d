package org.mpi4j.openmpi;

import org.mpi4j.raw.LibraryFunctions;
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
        if (!LibraryFunctions.has(function)) {
            throw Unsupported.function(function, "Open MPI 5.0", NativeMpi.askLibraryVersion());
        }
    }
}
