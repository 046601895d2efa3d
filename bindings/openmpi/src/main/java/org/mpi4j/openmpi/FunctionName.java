package org.mpi4j.openmpi;

/**
 * What the functions of one collective operation are called, for messages.
 *
 * @param blocking such as {@code MPI_Bcast}
 * @param nonBlocking such as {@code MPI_Ibcast}
 * @param persistent such as {@code MPI_Bcast_init}
 */
record FunctionName(String blocking, String nonBlocking, String persistent) {
    static FunctionName of(String stem) {
        String tail = Character.toLowerCase(stem.charAt(0)) + stem.substring(1);
        return new FunctionName("MPI_" + stem, "MPI_I" + tail, "MPI_" + stem + "_init");
    }

    String of(CollectiveCall.Mode mode) {
        return switch (mode) {
            case BLOCKING, HOLDING -> blocking;
            case NON_BLOCKING -> nonBlocking;
            case PERSISTENT -> persistent;
        };
    }
}
