package org.mpi4j;

/**
 * What a move of a file pointer is relative to.
 *
 * @see "MPI_File_seek, MPI 4.1 section 14.4.3"
 */
public enum Whence {
    /** The start of the view. */
    SET,
    /** The present position. */
    CUR,
    /** The end of the file. */
    END
}
