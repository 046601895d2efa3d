package org.mpi4j;

import java.nio.ByteBuffer;

/**
 * Memory of each rank of a communicator that the others read and write without its taking part.
 *
 * <pre>{@code
 * try (Window window = comm.windows().allocate(8L * n, Double.BYTES)) {
 *     window.fence();
 *     window.put(buffer(values), right, 0);     // not complete before
 *     window.fence();                           // the synchronisation that ends the epoch
 *     double first = window.memory().getDouble(0);
 *     window.fence(EnumSet.of(WindowAssertion.NOSUCCEED));
 * }
 * }</pre>
 *
 * @see "MPI 4.1 chapter 12, one-sided communications"
 */
public interface Window
        extends RemoteAccess, WindowSynchronization, Attributes, ErrorSource, AutoCloseable {
    /**
     * The ranks, as they are numbered in the window.
     *
     * @return a new group; close it when it is no longer needed
     * @see "MPI_Win_get_group, MPI 4.1 section 12.2.6"
     */
    Group group();

    /**
     * How the window was made.
     *
     * @return the flavour
     * @see "MPI_WIN_CREATE_FLAVOR, MPI 4.1 section 12.2.6"
     */
    WindowFlavor flavor();

    /**
     * How the owner of memory sees what others write.
     *
     * @return the memory model
     * @see "MPI_WIN_MODEL, MPI 4.1 section 12.2.6"
     */
    WindowModel model();

    /**
     * This rank's memory.
     *
     * @return the segment
     * @throws MpiException with {@link ErrorClass#RMA_FLAVOR} if the window is dynamic
     * @see "MPI_WIN_BASE, MPI_WIN_SIZE, MPI_WIN_DISP_UNIT, MPI 4.1 section 12.2.6"
     */
    WindowSegment segment();

    /**
     * This rank's memory as one buffer.
     *
     * @return a new view in native byte order; not to be used after the window was closed, if the
     *     window allocated the memory
     * @throws MpiException with {@link ErrorClass#RMA_FLAVOR} if the window is dynamic, {@link
     *     ErrorClass#SIZE} if it is larger than one buffer can be: see {@link WindowSegment}
     */
    default ByteBuffer memory() {
        return segment().memory();
    }

    /**
     * The memory of a rank in a window made by {@link Windows#allocateShared}, where this process
     * can read and write it itself.
     *
     * @param rank the rank; {@link Mpi#PROC_NULL} for the lowest rank whose segment is not empty
     * @return the rank's segment
     * @throws MpiException with {@link ErrorClass#RANK} if there is no such rank, {@link
     *     ErrorClass#RMA_FLAVOR} if the window is not shared
     * @see "MPI_Win_shared_query, MPI 4.1 section 12.2.3"
     */
    WindowSegment sharedQuery(int rank);

    /**
     * Lets others access memory of this rank through a dynamic window. The memory is kept reachable
     * until it is detached.
     *
     * @param memory direct memory, not empty: a direct NIO buffer or a raw address; all bytes from
     *     its first element on take part
     * @return its address: the displacement that other ranks use for its first byte
     * @throws MpiException with {@link ErrorClass#RMA_FLAVOR} if the window is not dynamic, {@link
     *     ErrorClass#BUFFER} if the memory is null, empty, on the heap or read-only, {@link
     *     ErrorClass#RMA_ATTACH} if it overlaps memory that is attached or the library has no room
     *     for more
     * @see "MPI_Win_attach, MPI 4.1 section 12.2.4"
     */
    long attach(MpiBuffer memory);

    /**
     * Takes memory out of a dynamic window. Nobody may be accessing it.
     *
     * @param memory memory that was attached
     * @throws MpiException with {@link ErrorClass#RMA_FLAVOR} if the window is not dynamic, {@link
     *     ErrorClass#RMA_ATTACH} if no attached memory starts at its address
     * @see "MPI_Win_detach, MPI 4.1 section 12.2.4"
     */
    void detach(MpiBuffer memory);

    /**
     * The name for messages to people.
     *
     * @return the name; empty where none was set
     * @see "MPI_Win_get_name, MPI 4.1 section 7.8"
     */
    String name();

    /**
     * Sets the name. Local.
     *
     * @param name at most 63 bytes in UTF-8
     * @throws MpiException with {@link ErrorClass#ARG} if it is longer or null
     * @see "MPI_Win_set_name, MPI 4.1 section 7.8"
     */
    void setName(String name);

    /**
     * The hints that are in use.
     *
     * @return a copy
     * @see "MPI_Win_get_info, MPI 4.1 section 12.2.7"
     */
    Info info();

    /**
     * Gives new hints. Collective.
     *
     * @param info the hints; those that the implementation does not know are ignored
     * @throws MpiException with {@link ErrorClass#INFO} if it is null
     * @see "MPI_Win_set_info, MPI 4.1 section 12.2.7"
     */
    void setInfo(Info info);

    /**
     * Deletes the attributes, then frees the window and the memory that it allocated. Collective.
     *
     * @throws MpiException with {@link ErrorClass#WIN} if it is closed already, {@link
     *     ErrorClass#RMA_SYNC} if an epoch is still open at this rank, {@link ErrorClass#OTHER} if
     *     the delete function of an attribute throws: the window then stays open
     * @see "MPI_Win_free, MPI 4.1 section 12.2.5"
     */
    @Override
    void close();
}
