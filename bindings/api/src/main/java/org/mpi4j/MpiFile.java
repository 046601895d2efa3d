package org.mpi4j;

import java.util.Set;

/**
 * A file that the ranks of a communicator have opened together. Whoever opened it closes it, at all
 * ranks. Offsets and positions are counted in etypes of the present view, sizes in bytes.
 *
 * <p>Every method throws {@link MpiException} with {@link ErrorClass#FILE} for a closed file, and
 * with {@link ErrorClass#IO} or a closer class if the file system reports an error.
 *
 * @see "MPI 4.1 chapter 14, I/O"
 */
public interface MpiFile
        extends OffsetAccess, PointerAccess, SharedPointerAccess, ErrorSource, AutoCloseable {
    /**
     * The name that it was opened with.
     *
     * @return the path
     */
    String path();

    /**
     * How it was opened.
     *
     * @return an immutable set
     * @see "MPI_File_get_amode, MPI 4.1 section 14.2.7"
     */
    Set<OpenMode> modes();

    /**
     * The ranks that have opened it.
     *
     * @return a new group; close it when it is no longer needed
     * @see "MPI_File_get_group, MPI 4.1 section 14.2.7"
     */
    Group group();

    /**
     * How long the file is. Local.
     *
     * @return bytes
     * @see "MPI_File_get_size, MPI 4.1 section 14.2.6"
     */
    long size();

    /**
     * Cuts the file off, or makes it longer; what is between the old and the new end is undefined.
     * Collective.
     *
     * @param bytes the new size, the same at every rank
     * @throws MpiException with {@link ErrorClass#ARG} if it is negative, {@link
     *     ErrorClass#READ_ONLY} if the file was opened {@link OpenMode#RDONLY}; in pure Java {@link
     *     ErrorClass#NOT_SAME} if it differs between ranks
     * @see "MPI_File_set_size, MPI 4.1 section 14.2.4"
     */
    void setSize(long bytes);

    /**
     * Makes sure that there is storage for the first bytes of the file; makes it longer if it is
     * shorter, never shorter. Collective.
     *
     * @param bytes how many, the same at every rank
     * @throws MpiException with {@link ErrorClass#ARG} if it is negative, {@link
     *     ErrorClass#READ_ONLY} if the file was opened {@link OpenMode#RDONLY}, {@link
     *     ErrorClass#NO_SPACE} or {@link ErrorClass#IO} if there is no such room; in pure Java
     *     {@link ErrorClass#NOT_SAME} if it differs between ranks
     * @see "MPI_File_preallocate, MPI 4.1 section 14.2.5"
     */
    void preallocate(long bytes);

    /**
     * The hints in use. Local.
     *
     * @return a copy
     * @see "MPI_File_get_info, MPI 4.1 section 14.2.8"
     */
    Info info();

    /**
     * Gives new hints. Collective.
     *
     * @param info the hints
     * @throws MpiException with {@link ErrorClass#INFO} if it is null
     * @see "MPI_File_set_info, MPI 4.1 section 14.2.8"
     */
    void setInfo(Info info);

    /**
     * Sets what each rank sees of the file; all pointers go back to the start. Collective.
     *
     * @param displacement bytes from the start of the file to the first filetype, at least 0; may
     *     differ between ranks
     * @param etype the unit of offsets and of access; its extent is the same at every rank
     * @param filetype etypes and gaps, with displacements that are not negative and do not
     *     decrease; may differ between ranks
     * @param representation how values lie in the file, the same at every rank
     * @param info hints; may be empty
     * @throws MpiException with {@link ErrorClass#ARG} if the displacement is negative or the
     *     representation is null, {@link ErrorClass#TYPE} if a datatype is null, closed, empty
     *     (etype only), not made of etypes, or has displacements that are not allowed or overlap in
     *     a file that can be written, {@link ErrorClass#INFO} if {@code info} is null, {@link
     *     ErrorClass#UNSUPPORTED_OPERATION} if the file was opened {@link OpenMode#SEQUENTIAL}; in
     *     pure Java {@link ErrorClass#NOT_SAME} if the extent of the etype or the representation
     *     differ between ranks
     * @see "MPI_File_set_view, MPI 4.1 section 14.3"
     */
    void setView(
            long displacement,
            Datatype etype,
            Datatype filetype,
            DataRepresentation representation,
            Info info);

    /**
     * Sets what each rank sees of the file, in native representation and without hints. Collective.
     *
     * @param displacement bytes from the start of the file to the first filetype, at least 0
     * @param etype the unit of offsets and of access
     * @param filetype etypes and gaps
     * @throws MpiException as {@link #setView(long, Datatype, Datatype, DataRepresentation, Info)}
     * @see "MPI_File_set_view, MPI 4.1 section 14.3"
     */
    default void setView(long displacement, Datatype etype, Datatype filetype) {
        setView(displacement, etype, filetype, DataRepresentation.NATIVE, new Info());
    }

    /**
     * What this rank sees of the file.
     *
     * @return the view, with the datatypes that it was set with; the program owns and closes those
     * @see "MPI_File_get_view, MPI 4.1 section 14.3"
     */
    FileView view();

    /**
     * By how many bytes elements of a datatype are apart in the file, in the representation of the
     * view.
     *
     * @param type the datatype
     * @return the extent in the file
     * @throws MpiException with {@link ErrorClass#TYPE} if it is null or closed
     * @see "MPI_File_get_type_extent, MPI 4.1 section 14.5.1"
     */
    long typeExtent(Datatype type);

    /**
     * Chooses whether accesses of several ranks to the same place exclude each other. Collective.
     *
     * @param atomic true if they do; a file that was just opened is not
     * @throws MpiException in pure Java with {@link ErrorClass#NOT_SAME} if it differs between
     *     ranks
     * @see "MPI_File_set_atomicity, MPI 4.1 section 14.6.1"
     */
    void setAtomicity(boolean atomic);

    /**
     * Whether accesses of several ranks to the same place exclude each other.
     *
     * @return true if they do
     * @see "MPI_File_get_atomicity, MPI 4.1 section 14.6.1"
     */
    boolean atomicity();

    /**
     * Brings what this rank has written to the storage, and makes what others have brought there
     * visible to it. Collective.
     *
     * @see "MPI_File_sync, MPI 4.1 section 14.6.1"
     */
    void sync();

    /**
     * Closes the file, and deletes it if it was opened so. Collective.
     *
     * @throws MpiException with {@link ErrorClass#FILE} if it is closed already, with {@link
     *     ErrorClass#OTHER} if a split collective operation is under way
     * @see "MPI_File_close, MPI 4.1 section 14.2.2"
     */
    @Override
    void close();
}
