package org.mpi4j;

/**
 * Reading and writing at a pointer that each rank has for itself.
 *
 * <p>The pointer moves when an operation starts, by what it reads or writes. A read at the end of
 * the file reads nothing.
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
 *   <li>{@link ErrorClass#UNSUPPORTED_OPERATION} for a file opened {@link OpenMode#SEQUENTIAL}
 *   <li>{@link ErrorClass#NO_SPACE} or {@link ErrorClass#IO} if less was written than was given
 * </ul>
 *
 * @see "MPI 4.1 section 14.4.3, data access with individual file pointers"
 */
public interface PointerAccess {
    /**
     * Reads at this rank's pointer and moves it behind what was read.
     *
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @see "MPI_File_read, MPI 4.1 section 14.4.3"
     */
    Status read(MpiBuffer buffer);

    /**
     * Writes at this rank's pointer and moves it behind what was written.
     *
     * @param buffer what to write
     * @return how much was written: all of it
     * @see "MPI_File_write, MPI 4.1 section 14.4.3"
     */
    Status write(MpiBuffer buffer);

    /**
     * Reads at this rank's pointer and moves it behind what was read. Collective.
     *
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @see "MPI_File_read_all, MPI 4.1 section 14.4.3"
     */
    Status readAll(MpiBuffer buffer);

    /**
     * Writes at this rank's pointer and moves it behind what was written. Collective.
     *
     * @param buffer what to write
     * @return how much was written: all of it
     * @see "MPI_File_write_all, MPI 4.1 section 14.4.3"
     */
    Status writeAll(MpiBuffer buffer);

    /**
     * Starts {@link #read}.
     *
     * @param buffer overwritten; not to be touched until the request is complete
     * @return the request to complete, whose status is that of the read
     * @see "MPI_File_iread, MPI 4.1 section 14.4.3"
     */
    Request iread(MpiBuffer buffer);

    /**
     * Starts {@link #write}.
     *
     * @param buffer what to write; not to be changed until the request is complete
     * @return the request to complete
     * @see "MPI_File_iwrite, MPI 4.1 section 14.4.3"
     */
    Request iwrite(MpiBuffer buffer);

    /**
     * Starts {@link #readAll}. Collective.
     *
     * @param buffer overwritten; not to be touched until the request is complete
     * @return the request to complete, whose status is that of the read
     * @see "MPI_File_iread_all, MPI 4.1 section 14.4.3"
     */
    Request ireadAll(MpiBuffer buffer);

    /**
     * Starts {@link #writeAll}. Collective.
     *
     * @param buffer what to write; not to be changed until the request is complete
     * @return the request to complete
     * @see "MPI_File_iwrite_all, MPI 4.1 section 14.4.3"
     */
    Request iwriteAll(MpiBuffer buffer);

    /**
     * Begins {@link #readAll} in two steps; one such operation a file may be under way. Collective.
     *
     * @param buffer overwritten; not to be touched until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already
     * @see "MPI_File_read_all_begin, MPI 4.1 section 14.4.5"
     */
    void readAllBegin(MpiBuffer buffer);

    /**
     * Ends {@link #readAllBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was read
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_read_all_end, MPI 4.1 section 14.4.5"
     */
    Status readAllEnd(MpiBuffer buffer);

    /**
     * Begins {@link #writeAll} in two steps; one such operation a file may be under way.
     * Collective.
     *
     * @param buffer what to write; not to be changed until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already
     * @see "MPI_File_write_all_begin, MPI 4.1 section 14.4.5"
     */
    void writeAllBegin(MpiBuffer buffer);

    /**
     * Ends {@link #writeAllBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was written
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_write_all_end, MPI 4.1 section 14.4.5"
     */
    Status writeAllEnd(MpiBuffer buffer);

    /**
     * Moves this rank's pointer; it may be moved behind the end of the file. Local.
     *
     * @param offset etypes; may be negative
     * @param whence what it is relative to
     * @throws MpiException with {@link ErrorClass#ARG} if the new position would be before the
     *     start of the view or {@code whence} is null
     * @see "MPI_File_seek, MPI 4.1 section 14.4.3"
     */
    void seek(long offset, Whence whence);

    /**
     * Where this rank's pointer is. Local.
     *
     * @return etypes from the start of the view
     * @see "MPI_File_get_position, MPI 4.1 section 14.4.3"
     */
    long position();

    /**
     * Where an etype of the view lies in the file. Local.
     *
     * @param offset etypes from the start of the view
     * @return bytes from the start of the file
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_get_byte_offset, MPI 4.1 section 14.4.3"
     */
    long byteOffset(long offset);
}
