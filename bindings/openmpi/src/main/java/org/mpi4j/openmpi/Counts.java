package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Sizes that are {@code long} in the api and {@code int} in the MPI functions of today. */
final class Counts {
    private Counts() {}

    /**
     * A count as MPI takes it.
     *
     * @throws MpiException with {@link ErrorClass#COUNT} if it does not fit, never wrapped
     */
    static int narrow(long count) {
        int narrow = (int) count;
        if (narrow != count) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    count
                            + " elements are more than this backend can take in one call, "
                            + Integer.MAX_VALUE
                            + "; send parts, or elements of a contiguous datatype");
        }
        return narrow;
    }

    /**
     * The size of a copy of heap storage.
     *
     * @throws MpiException with {@link ErrorClass#COUNT} if it is more than one buffer can hold
     */
    static int staged(long bytes) {
        if (bytes > SlabPool.LARGEST) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    bytes
                            + " bytes on the Java heap are more than this backend can copy for one"
                            + " call, "
                            + SlabPool.LARGEST
                            + "; use direct memory or send parts");
        }
        return (int) bytes;
    }
}
