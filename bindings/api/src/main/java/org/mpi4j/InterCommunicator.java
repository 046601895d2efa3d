package org.mpi4j;

/**
 * Two groups of ranks: what a rank of one sends goes to a rank of the other. Ranks in arguments are
 * ranks of the other group; {@link #rank()}, {@link #size()} and {@link #group()} are of this
 * rank's own.
 *
 * <p>In {@link #split} and {@link #create} ranks of both sides come together; a rank gets nothing
 * where there is none of the other side.
 *
 * @see "MPI 4.1 section 7.6"
 */
public interface InterCommunicator extends Communicator {
    /**
     * Number of ranks in the other group.
     *
     * @return at least 1
     * @see "MPI_Comm_remote_size, MPI 4.1 section 7.6.1"
     */
    int remoteSize();

    /**
     * The other group.
     *
     * @return a new group; close it when it is no longer needed
     * @see "MPI_Comm_remote_group, MPI 4.1 section 7.6.1"
     */
    Group remoteGroup();

    /**
     * Both groups in one. Collective over both.
     *
     * @param high whether the ranks of this side come after those of the other; the same at every
     *     rank of one side. If both sides say the same, the library decides.
     * @return a new communicator; close it when it is no longer needed
     * @see "MPI_Intercomm_merge, MPI 4.1 section 7.6.2"
     */
    Communicator merge(boolean high);

    /**
     * {@inheritDoc}
     *
     * @throws MpiException also with {@link ErrorClass#PENDING} while an {@link #idup()} of this
     *     inter-communicator is not complete, on Open MPI
     */
    @Override
    InterCommunicator dup();
}
