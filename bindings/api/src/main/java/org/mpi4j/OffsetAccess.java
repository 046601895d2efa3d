package org.mpi4j;

/**
 * Reading and writing at offsets that the program gives.
 *
 * <p>No pointer is used or moved. A non-blocking collective operation is complete without the other
 * ranks.
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
 * @see "MPI 4.1 section 14.4.2, data access with explicit offsets"
 */
public interface OffsetAccess {
    /**
     * Reads at an offset.
     *
     * @param offset etypes from the start of the view
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_read_at, MPI 4.1 section 14.4.2"
     */
    Status readAt(long offset, MpiBuffer buffer);

    /**
     * Writes at an offset.
     *
     * @param offset etypes from the start of the view
     * @param buffer what to write
     * @return how much was written: all of it
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_write_at, MPI 4.1 section 14.4.2"
     */
    Status writeAt(long offset, MpiBuffer buffer);

    /**
     * Reads at an offset. Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer overwritten with what is read; keeps the rest where the file ends
     * @return how much was read; less than asked for only at the end of the file
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_read_at_all, MPI 4.1 section 14.4.2"
     */
    Status readAtAll(long offset, MpiBuffer buffer);

    /**
     * Writes at an offset. Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer what to write
     * @return how much was written: all of it
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_write_at_all, MPI 4.1 section 14.4.2"
     */
    Status writeAtAll(long offset, MpiBuffer buffer);

    /**
     * Starts {@link #readAt}.
     *
     * @param offset etypes from the start of the view
     * @param buffer overwritten; not to be touched until the request is complete
     * @return the request to complete, whose status is that of the read
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_iread_at, MPI 4.1 section 14.4.2"
     */
    Request ireadAt(long offset, MpiBuffer buffer);

    /**
     * Starts {@link #writeAt}.
     *
     * @param offset etypes from the start of the view
     * @param buffer what to write; not to be changed until the request is complete
     * @return the request to complete
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_iwrite_at, MPI 4.1 section 14.4.2"
     */
    Request iwriteAt(long offset, MpiBuffer buffer);

    /**
     * Starts {@link #readAtAll}. Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer overwritten; not to be touched until the request is complete
     * @return the request to complete, whose status is that of the read
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_iread_at_all, MPI 4.1 section 14.4.2"
     */
    Request ireadAtAll(long offset, MpiBuffer buffer);

    /**
     * Starts {@link #writeAtAll}. Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer what to write; not to be changed until the request is complete
     * @return the request to complete
     * @throws MpiException with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_iwrite_at_all, MPI 4.1 section 14.4.2"
     */
    Request iwriteAtAll(long offset, MpiBuffer buffer);

    /**
     * Begins {@link #readAtAll} in two steps; one such operation a file may be under way.
     * Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer overwritten; not to be touched until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already; with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_read_at_all_begin, MPI 4.1 section 14.4.5"
     */
    void readAtAllBegin(long offset, MpiBuffer buffer);

    /**
     * Ends {@link #readAtAllBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was read
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_read_at_all_end, MPI 4.1 section 14.4.5"
     */
    Status readAtAllEnd(MpiBuffer buffer);

    /**
     * Begins {@link #writeAtAll} in two steps; one such operation a file may be under way.
     * Collective.
     *
     * @param offset etypes from the start of the view
     * @param buffer what to write; not to be changed until the end of the operation
     * @throws MpiException with {@link ErrorClass#OTHER} if a split collective operation is under
     *     way on this file already; with {@link ErrorClass#ARG} if the offset is negative
     * @see "MPI_File_write_at_all_begin, MPI 4.1 section 14.4.5"
     */
    void writeAtAllBegin(long offset, MpiBuffer buffer);

    /**
     * Ends {@link #writeAtAllBegin}. Collective.
     *
     * @param buffer the same buffer object that it was begun with
     * @return how much was written
     * @throws MpiException with {@link ErrorClass#OTHER} if no such operation is under way, with
     *     {@link ErrorClass#BUFFER} if it was begun with another buffer
     * @see "MPI_File_write_at_all_end, MPI 4.1 section 14.4.5"
     */
    Status writeAtAllEnd(MpiBuffer buffer);
}
