package org.mpi4j;

/**
 * Memory that other ranks read and write directly: makes windows over the ranks of a communicator.
 * Every method is collective over the communicator.
 *
 * @see "MPI 4.1 chapter 12, one-sided communications"
 */
public interface Windows {
    /**
     * A window over memory that the program has. The memory is kept reachable while the window is
     * open.
     *
     * @param memory direct memory: a direct NIO buffer or a raw address; all bytes from its first
     *     element on take part. May be empty. Memory on the Java heap is moved by the collector and
     *     is refused
     * @param dispUnit what displacements into it count, in bytes; at least 1; may differ by rank
     * @param info hints to the implementation, the same at all ranks
     * @return a new window; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#BUFFER} if the memory is null, on the heap or
     *     read-only, {@link ErrorClass#DISP} if the unit is less than 1, {@link ErrorClass#INFO} if
     *     info is null, {@link ErrorClass#UNSUPPORTED_OPERATION} if the library cannot make windows
     *     over such memory here
     * @see "MPI_Win_create, MPI 4.1 section 12.2.1"
     */
    Window create(MpiBuffer memory, int dispUnit, Info info);

    /**
     * As {@link #create(MpiBuffer, int, Info)} without hints.
     *
     * @param memory direct memory
     * @param dispUnit what displacements into it count, in bytes
     * @return a new window; close it when it is no longer needed
     */
    default Window create(MpiBuffer memory, int dispUnit) {
        return create(memory, dispUnit, new Info());
    }

    /**
     * A window with memory of its own, which is reached by {@link Window#memory()}.
     *
     * @param bytes size of this rank's memory; may be 0 and differ by rank
     * @param dispUnit what displacements into it count, in bytes; at least 1; may differ by rank
     * @param info hints to the implementation, the same at all ranks
     * @return a new window; closing it frees the memory
     * @throws MpiException with {@link ErrorClass#SIZE} if the size is negative, {@link
     *     ErrorClass#DISP} if the unit is less than 1, {@link ErrorClass#INFO} if info is null,
     *     {@link ErrorClass#NO_MEM} if there is not enough memory
     * @see "MPI_Win_allocate, MPI 4.1 section 12.2.2"
     */
    Window allocate(long bytes, int dispUnit, Info info);

    /**
     * As {@link #allocate(long, int, Info)} without hints.
     *
     * @param bytes size of this rank's memory
     * @param dispUnit what displacements into it count, in bytes
     * @return a new window; closing it frees the memory
     */
    default Window allocate(long bytes, int dispUnit) {
        return allocate(bytes, dispUnit, new Info());
    }

    /**
     * A window with memory of its own that every rank can also address: {@link
     * Window#sharedQuery(int)} gives each rank's segment. All ranks must be able to share memory.
     *
     * @param bytes size of this rank's memory; may be 0 and differ by rank
     * @param dispUnit what displacements into it count, in bytes; at least 1; may differ by rank
     * @param info hints to the implementation, the same at all ranks; with {@code
     *     alloc_shared_noncontig} set to {@code true} the segments need not follow one another
     * @return a new window; closing it frees the memory
     * @throws MpiException as {@link #allocate(long, int, Info)}, and with {@link
     *     ErrorClass#RMA_SHARED} if some ranks cannot share memory
     * @see "MPI_Win_allocate_shared, MPI 4.1 section 12.2.3"
     */
    Window allocateShared(long bytes, int dispUnit, Info info);

    /**
     * As {@link #allocateShared(long, int, Info)} without hints.
     *
     * @param bytes size of this rank's memory
     * @param dispUnit what displacements into it count, in bytes
     * @return a new window; closing it frees the memory
     */
    default Window allocateShared(long bytes, int dispUnit) {
        return allocateShared(bytes, dispUnit, new Info());
    }

    /**
     * A window without memory, to which each rank attaches some when it likes. Displacements are
     * addresses, as {@link Window#attach} returns them at the target.
     *
     * @param info hints to the implementation, the same at all ranks
     * @return a new window; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#INFO} if info is null, {@link
     *     ErrorClass#UNSUPPORTED_OPERATION} if the library cannot make such windows here
     * @see "MPI_Win_create_dynamic, MPI 4.1 section 12.2.4"
     */
    Window createDynamic(Info info);

    /**
     * As {@link #createDynamic(Info)} without hints.
     *
     * @return a new window; close it when it is no longer needed
     */
    default Window createDynamic() {
        return createDynamic(new Info());
    }
}
