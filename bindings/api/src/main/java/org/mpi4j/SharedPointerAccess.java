package org.mpi4j;

/**
 * Reading and writing at one pointer that all ranks share.
 *
 * <p>All ranks must have the same view. Each operation finds the pointer where another has left it;
 * in an ordered one the parts of the ranks follow each other. A read may move the pointer behind
 * the end of the file.
 *
 * <p>Every method throws {@link MpiException} with
 *
 * <ul>
 *   <li>{@link ErrorClass#FILE} for a closed file
 *   <li>{@link ErrorClass#BUFFER} for a buffer that is null, {@link MpiBuffer#IN_PLACE} or {@link
 *       MpiBuffer#NONE}, or read-only where it is read into; {@link ErrorClass#TYPE} if its
 *       datatype is closed or its elements are not whole etypes
 *   <li>{@link ErrorClass#ACCESS} for a read of a file opened {@link OpenMode#WRONLY}, {@link
 *       ErrorClass#READ_ONLY} for a write to one opened {@link OpenMode#RDONLY}
 *   <li>{@link ErrorClass#NO_SPACE} or {@link ErrorClass#IO} if less was written than was given
 * </ul>
 *
 * @see "MPI 4.1 section 14.4.4, data access with shared file pointers"
 */
public interface SharedPointerAccess {
    /**
     * Reads at the shared pointer and moves it behind what was asked for.
     *
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @see "MPI_File_read_shared, MPI 4.1 section 14.4.4"
     */
    Status readShared(MpiBuffer buffer);

    /**
     * Writes at the shared pointer and moves it behind what was asked for.
     *
     * @param buffer what to write
     * @return how much was written: all of it
     * @see "MPI_File_write_shared, MPI 4.1 section 14.4.4"
     */
    Status writeShared(MpiBuffer buffer);

    /**
     * Reads at the shared pointer and moves it behind what was asked for in the order of the ranks.
     * Collective.
     *
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @see "MPI_File_read_ordered, MPI 4.1 section 14.4.4"
     */
    Status readOrdered(MpiBuffer buffer);

    /**
     * Writes at the shared pointer and moves it behind what was asked for in the order of the
     * ranks. Collective.
     *
     * @param buffer what to write
     * @return how much was written: all of it
     * @see "MPI_File_write_ordered, MPI 4.1 section 14.4.4"
     */
    Status writeOrdered(MpiBuffer buffer);

    /**
     * Starts {@link #readShared}.
     *
     * @param buffer overwritten; not to be touched until the request is complete
     * @return the request to complete, whose status is that of the read
     * @see "MPI_File_iread_shared, MPI 4.1 section 14.4.4"
     */
    Request ireadShared(MpiBuffer buffer);

    /**
     * Starts {@link #writeShared}.
     *
     * @param buffer what to write; not to be changed until the request is complete
     * @return the request to complete
     * @see "MPI_File_iwrite_shared, MPI 4.1 section 14.4.4"
     */
    Request iwriteShared(MpiBuffer buffer);

    /**
     * Begins {@link #readOrdered} in two steps; one such operation a file may be under way.
     * Collective.
     *
     * @param buffer overwritten; not to be touched until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already
     * @see "MPI_File_read_ordered_begin, MPI 4.1 section 14.4.5"
     */
    void readOrderedBegin(MpiBuffer buffer);

    /**
     * Ends {@link #readOrderedBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was read
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_read_ordered_end, MPI 4.1 section 14.4.5"
     */
    Status readOrderedEnd(MpiBuffer buffer);

    /**
     * Begins {@link #writeOrdered} in two steps; one such operation a file may be under way.
     * Collective.
     *
     * @param buffer what to write; not to be changed until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already
     * @see "MPI_File_write_ordered_begin, MPI 4.1 section 14.4.5"
     */
    void writeOrderedBegin(MpiBuffer buffer);

    /**
     * Ends {@link #writeOrderedBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was written
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_write_ordered_end, MPI 4.1 section 14.4.5"
     */
    Status writeOrderedEnd(MpiBuffer buffer);

    /**
     * Moves the shared pointer; it may be moved behind the end of the file. Collective, with the
     * same arguments at every rank.
     *
     * @param offset etypes; may be negative
     * @param whence what it is relative to
     * @throws MpiException with {@link ErrorClass#ARG} if the new position would be before the
     *     start of the view or {@code whence} is null; with {@link
     *     ErrorClass#UNSUPPORTED_OPERATION} for a file opened {@link OpenMode#SEQUENTIAL}
     * @see "MPI_File_seek_shared, MPI 4.1 section 14.4.4"
     */
    void seekShared(long offset, Whence whence);

    /**
     * Where the shared pointer is. Local.
     *
     * @return etypes from the start of the view
     * @throws MpiException with {@link ErrorClass#UNSUPPORTED_OPERATION} for a file opened {@link
     *     OpenMode#SEQUENTIAL}
     * @see "MPI_File_get_position_shared, MPI 4.1 section 14.4.4"
     */
    long positionShared();
}
