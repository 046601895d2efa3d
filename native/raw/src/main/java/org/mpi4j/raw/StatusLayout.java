package org.mpi4j.raw;

/** Size and field offsets of the C struct MPI_Status, in bytes, as the C compiler laid it out. */
public final class StatusLayout {

    /** Size of one MPI_Status; those of an array follow each other at this distance. */
    public static final int SIZE = OpenMpi.mpi4j_status_size();

    /** Offset of the {@code int} MPI_SOURCE. */
    public static final int SOURCE = OpenMpi.mpi4j_status_source_offset();

    /** Offset of the {@code int} MPI_TAG. */
    public static final int TAG = OpenMpi.mpi4j_status_tag_offset();

    /** Offset of the {@code int} MPI_ERROR. */
    public static final int ERROR = OpenMpi.mpi4j_status_error_offset();

    private StatusLayout() {}
}
