package org.mpi4j;

import java.nio.ByteBuffer;

/**
 * The memory that one rank contributes to a window, as far as this process can address it.
 *
 * <p>The memory of windows that were allocated goes away when the window is closed: a view of it
 * that is used later ends the virtual machine.
 *
 * @see "MPI_WIN_BASE, MPI_Win_shared_query, MPI 4.1 section 12.2"
 */
public interface WindowSegment {
    /**
     * How much memory.
     *
     * @return bytes
     */
    long size();

    /**
     * What displacements into this segment count.
     *
     * @return bytes in one unit of displacement
     */
    int dispUnit();

    /**
     * Where the segment is in this process; with {@link MpiBuffer#address} it can be read and
     * written by any call whatever its size.
     *
     * @return address of the first byte; 0 if the segment is empty
     */
    long address();

    /**
     * The whole segment.
     *
     * @return a new view of it in native byte order
     * @throws MpiException with {@link ErrorClass#SIZE} if it is larger than one buffer can be,
     *     2<sup>31</sup> - 1 bytes: take parts, or use {@link #address}
     */
    ByteBuffer memory();

    /**
     * A part of the segment.
     *
     * @param offset bytes from its start
     * @param length bytes
     * @return a new view of it in native byte order
     * @throws MpiException with {@link ErrorClass#SIZE} if the part is not inside the segment
     */
    ByteBuffer memory(long offset, int length);
}
