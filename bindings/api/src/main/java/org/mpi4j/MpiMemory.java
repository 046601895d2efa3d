package org.mpi4j;

import java.nio.ByteBuffer;

/**
 * Memory that the MPI library has allocated, which can make communication and one-sided access
 * faster.
 *
 * <p>It is given back after {@link #close()}, but not before the last buffer that shows it has
 * become unreachable: reading or writing a buffer after that is no error that a virtual machine
 * could die of.
 *
 * @see "MPI 4.1 section 9.2"
 */
public interface MpiMemory extends AutoCloseable {
    /**
     * The memory.
     *
     * @return a direct buffer of all of it, in native byte order, at position 0; another object
     *     each time, of the same bytes
     * @throws MpiException with {@link ErrorClass#BASE} if it is closed
     */
    ByteBuffer buffer();

    /**
     * How much it is.
     *
     * @return bytes
     */
    int size();

    /**
     * Gives it up. Requests that use it go on.
     *
     * @throws MpiException with {@link ErrorClass#BASE} if it is closed already
     * @see "MPI_Free_mem, MPI 4.1 section 9.2"
     */
    @Override
    void close();
}
