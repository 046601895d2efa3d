package org.mpi4j;

import java.util.List;

/**
 * One buffer a rank, each with storage, count and datatype of its own: the arguments of {@code
 * alltoallw}. Buffers may be parts of one array or of many, on the heap and outside it, and may be
 * empty. Immutable and reusable.
 *
 * <pre>{@code
 * comm.alltoallw(
 *         MpiBuffers.of(buffer(ints), buffer(doubles), buffer(matrix).as(1, column)),
 *         MpiBuffers.of(received));
 * }</pre>
 *
 * @see "MPI_Alltoallw, MPI 4.1 section 6.8"
 */
public final class MpiBuffers {
    /** As the send argument of a collective operation: it is in the receive argument already. */
    public static final MpiBuffers IN_PLACE = new MpiBuffers(List.of());

    private final List<MpiBuffer> buffers;

    private MpiBuffers(List<MpiBuffer> buffers) {
        this.buffers = buffers;
    }

    /**
     * Buffers in rank order.
     *
     * @param buffers one a rank; the array is copied
     * @return the buffers
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array or a buffer is null or a
     *     buffer has no storage
     */
    public static MpiBuffers of(MpiBuffer... buffers) {
        if (buffers == null) {
            throw new MpiException(ErrorClass.BUFFER, "buffers is null");
        }
        for (int i = 0; i < buffers.length; i++) {
            MpiBuffer buffer = buffers[i];
            if (buffer == null || buffer == MpiBuffer.IN_PLACE || buffer == MpiBuffer.NONE) {
                throw new MpiException(
                        ErrorClass.BUFFER, "buffers[" + i + "] has no storage: " + buffer);
            }
        }
        return new MpiBuffers(List.of(buffers));
    }

    /**
     * Buffers in rank order.
     *
     * @param buffers one a rank; the list is copied
     * @return the buffers
     * @throws MpiException as {@link #of(MpiBuffer...)}
     */
    public static MpiBuffers of(List<MpiBuffer> buffers) {
        if (buffers == null) {
            throw new MpiException(ErrorClass.BUFFER, "buffers is null");
        }
        return of(buffers.toArray(new MpiBuffer[0]));
    }

    /**
     * Number of buffers.
     *
     * @return how many there are
     */
    public int size() {
        return buffers.size();
    }

    /**
     * One of them.
     *
     * @param index a rank
     * @return its buffer
     */
    public MpiBuffer get(int index) {
        return buffers.get(index);
    }

    @Override
    public String toString() {
        return this == IN_PLACE ? "MpiBuffers.IN_PLACE" : "MpiBuffers " + buffers;
    }
}
