package org.mpi4j;

/**
 * What a completed receive, probe or request tells.
 *
 * @param source rank of the sender in the communicator; {@link Mpi#PROC_NULL} for a receive from
 *     it; {@link Mpi#ANY_SOURCE} in the empty status of a send
 * @param tag tag of the message; {@link Mpi#ANY_TAG} in an empty status
 * @param bytes length of the message in bytes
 * @param cancelled whether the operation was cancelled before it took place
 * @see "MPI_Status, MPI 4.1 section 3.2.5"
 * @see "MPI_Test_cancelled, MPI 4.1 section 3.8.4"
 */
public record Status(int source, int tag, long bytes, boolean cancelled) {
    /** The status of operations that receive nothing. */
    public static final Status EMPTY = new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, 0, false);

    /**
     * How many whole elements of a datatype the message holds.
     *
     * @param type the datatype that it was received with
     * @return the number of elements, or {@link Mpi#UNDEFINED} if the length is not a multiple of
     *     the datatype's size
     * @see "MPI_Get_count, MPI 4.1 section 3.2.5"
     */
    public long count(Datatype type) {
        long size = type.size();
        if (size == 0) {
            return bytes == 0 ? 0 : Mpi.UNDEFINED;
        }
        return bytes % size == 0 ? bytes / size : Mpi.UNDEFINED;
    }

    /**
     * How many primitives the message holds, also where the last element is incomplete.
     *
     * @param type the datatype that it was received with
     * @return the number of primitives, or {@link Mpi#UNDEFINED} if the last is incomplete
     * @see "MPI_Get_elements and MPI_Get_elements_x, MPI 4.1 section 5.1.11"
     */
    public long elements(Datatype type) {
        return type.map().primitivesIn(bytes);
    }
}
