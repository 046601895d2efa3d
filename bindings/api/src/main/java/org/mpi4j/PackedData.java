package org.mpi4j;

import java.nio.ByteBuffer;

/**
 * Data packed into plain bytes by the program itself: several buffers into one message, or into the
 * portable representation external32.
 *
 * <pre>{@code
 * ByteBuffer bytes = ByteBuffer.allocateDirect(1000);
 * comm.pack(buffer(header), bytes);
 * comm.pack(buffer(matrix).as(1, column), bytes);
 * comm.send(buffer(bytes.flip()).as(bytes.remaining(), Datatype.PACKED), dest, tag);
 * }</pre>
 *
 * <p>The position of the {@code ByteBuffer} is the standard's position argument: each call starts
 * there and moves it on. Its byte order does not matter.
 *
 * @see "MPI 4.1 sections 5.2 and 5.3"
 */
public interface PackedData {
    /**
     * Room that packed elements need.
     *
     * @param count number of elements, at least 0
     * @param type their datatype
     * @return bytes
     * @throws MpiException with {@link ErrorClass#COUNT} if {@code count} is negative or the size
     *     overflows, {@link ErrorClass#TYPE} if {@code type} is null or closed
     * @see "MPI_Pack_size, MPI 4.1 section 5.2"
     */
    long packSize(long count, Datatype type);

    /**
     * Appends the elements of a buffer to packed bytes.
     *
     * @param from what to pack
     * @param to written from its position, which is moved on
     * @throws MpiException with {@link ErrorClass#BUFFER} if {@code from} has no storage or {@code
     *     to} is null or read-only, {@link ErrorClass#TRUNCATE} if there is no room for all, then
     *     nothing is packed
     * @see "MPI_Pack, MPI 4.1 section 5.2"
     */
    void pack(MpiBuffer from, ByteBuffer to);

    /**
     * Takes the elements of a buffer from packed bytes.
     *
     * @param from read from its position, which is moved on
     * @param to overwritten
     * @throws MpiException with {@link ErrorClass#BUFFER} if {@code from} is null or {@code to} has
     *     no storage or is read-only, {@link ErrorClass#TRUNCATE} if there are not so many bytes,
     *     then nothing is unpacked
     * @see "MPI_Unpack, MPI 4.1 section 5.2"
     */
    void unpack(ByteBuffer from, MpiBuffer to);

    /**
     * As {@link #packSize}, in the representation external32.
     *
     * @param count number of elements, at least 0
     * @param type their datatype
     * @return bytes
     * @throws MpiException as {@link #packSize}
     * @see "MPI_Pack_external_size, MPI 4.1 section 5.3"
     */
    long packExternalSize(long count, Datatype type);

    /**
     * As {@link #pack}, in the representation external32: the same bytes on every machine.
     *
     * @param from what to pack
     * @param to written from its position, which is moved on
     * @throws MpiException as {@link #pack}
     * @see "MPI_Pack_external, MPI 4.1 section 5.3"
     */
    void packExternal(MpiBuffer from, ByteBuffer to);

    /**
     * As {@link #unpack}, from the representation external32.
     *
     * @param from read from its position, which is moved on
     * @param to overwritten
     * @throws MpiException as {@link #unpack}
     * @see "MPI_Unpack_external, MPI 4.1 section 5.3"
     */
    void unpackExternal(ByteBuffer from, MpiBuffer to);
}
