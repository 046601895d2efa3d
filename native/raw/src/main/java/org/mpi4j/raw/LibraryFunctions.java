package org.mpi4j.raw;

/** Which functions the loaded MPI library has; those of MPI 4 are not in every one. */
public final class LibraryFunctions {

    private static final String PREFIX = "MPI_";

    private LibraryFunctions() {}

    /**
     * Whether a function can be called, under its own name or, as in Open MPI 4.1, as an extension.
     *
     * @param function a name that starts with {@code MPI_}
     * @return false if calling it gives MPI_ERR_UNSUPPORTED_OPERATION
     * @throws NativeLibraryException if the native library cannot be used
     */
    public static boolean has(String function) {
        NativeLibrary.load();
        String extension = "MPIX_" + function.substring(PREFIX.length());
        return OpenMpi.mpi4j_symbol(function) != 0 || OpenMpi.mpi4j_symbol(extension) != 0;
    }
}
