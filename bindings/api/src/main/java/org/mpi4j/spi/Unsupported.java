package org.mpi4j.spi;

/** Refusals of what a backend or the MPI library under it does not have. */
public final class Unsupported {
    private Unsupported() {}

    /**
     * A whole chapter is missing in a backend.
     *
     * @param chapter its name and place in the standard
     * @return what to throw
     */
    public static UnsupportedOperationException chapter(String chapter) {
        return new UnsupportedOperationException(
                chapter + " is not supported by this backend; the openmpi backend has it");
    }

    /**
     * The MPI library is too old for a function.
     *
     * @param function the function's name
     * @param since the first version of the library that has it, such as {@code Open MPI 5.0}
     * @param installed the library that is loaded
     * @return what to throw
     */
    public static UnsupportedOperationException function(
            String function, String since, String installed) {
        return new UnsupportedOperationException(
                function + " needs " + since + "; loaded is " + installed);
    }
}
