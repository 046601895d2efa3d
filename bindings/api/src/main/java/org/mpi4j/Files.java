package org.mpi4j;

import java.util.Set;

/**
 * Files that the ranks of a communicator read and write together.
 *
 * @see "MPI 4.1 chapter 14, I/O"
 */
public interface Files {
    /**
     * Opens a file. Collective: either every rank opens it or every rank gets an exception, also if
     * only one of them cannot.
     *
     * @param path the file, the same at every rank; 1 to 235 bytes in UTF-8
     * @param modes how to open it, the same at every rank
     * @param info hints; may be empty
     * @return the file, to be closed by all ranks; it is seen as bytes in native representation
     * @throws MpiException with {@link ErrorClass#BAD_FILE} if the path is null, empty, too long or
     *     names a directory; {@link ErrorClass#AMODE} if the modes exclude each other, {@link
     *     ErrorClass#NOT_SAME} if they differ between ranks, {@link ErrorClass#INFO} if {@code
     *     info} is null; {@link ErrorClass#NO_SUCH_FILE}, {@link ErrorClass#FILE_EXISTS}, {@link
     *     ErrorClass#ACCESS}, {@link ErrorClass#READ_ONLY}, {@link ErrorClass#NO_SPACE}, {@link
     *     ErrorClass#QUOTA} or {@link ErrorClass#IO} if the file system refuses
     * @see "MPI_File_open, MPI 4.1 section 14.2.1"
     */
    MpiFile open(String path, Set<OpenMode> modes, Info info);

    /**
     * Opens a file without hints. Collective; see {@link #open(String, Set, Info)}.
     *
     * @param path the file, the same at every rank
     * @param modes how to open it, the same at every rank
     * @return the file, to be closed by all ranks
     * @throws MpiException as {@link #open(String, Set, Info)}
     * @see "MPI_File_open, MPI 4.1 section 14.2.1"
     */
    default MpiFile open(String path, Set<OpenMode> modes) {
        return open(path, modes, new Info());
    }

    /**
     * Deletes a file. Local.
     *
     * @param path the file; 1 to 235 bytes in UTF-8
     * @param info hints; may be empty
     * @throws MpiException with {@link ErrorClass#NO_SUCH_FILE} if there is none, {@link
     *     ErrorClass#BAD_FILE} for a wrong path or a directory, {@link ErrorClass#ACCESS} if it may
     *     not be deleted, {@link ErrorClass#INFO} if {@code info} is null
     * @see "MPI_File_delete, MPI 4.1 section 14.2.3"
     */
    void delete(String path, Info info);

    /**
     * Deletes a file without hints. Local.
     *
     * @param path the file
     * @throws MpiException as {@link #delete(String, Info)}
     * @see "MPI_File_delete, MPI 4.1 section 14.2.3"
     */
    default void delete(String path) {
        delete(path, new Info());
    }
}
