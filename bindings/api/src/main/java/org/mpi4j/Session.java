package org.mpi4j;

import java.util.List;

/**
 * A view of the processes of a job: named sets of them, groups of the sets, communicators of the
 * groups.
 *
 * @see "MPI 4.1 section 11.3"
 */
public interface Session extends ErrorSource, AutoCloseable {
    /**
     * Names of the process sets.
     *
     * @return at least {@code mpi://WORLD} and {@code mpi://SELF}
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed
     * @see "MPI_Session_get_num_psets, MPI_Session_get_nth_pset, MPI 4.1 section 11.3.2"
     */
    List<String> psets();

    /**
     * What is known of a process set.
     *
     * @param pset its name
     * @return at least {@code mpi_size}, the number of its processes
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed, {@link
     *     ErrorClass#ARG} if there is no such set
     * @see "MPI_Session_get_pset_info, MPI 4.1 section 11.3.2"
     */
    Info psetInfo(String pset);

    /**
     * The hints that the session follows.
     *
     * @return a copy
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed
     * @see "MPI_Session_get_info, MPI 4.1 section 11.3.1"
     */
    Info info();

    /**
     * The processes of a set.
     *
     * @param pset its name
     * @return a new group, to be closed
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed, {@link
     *     ErrorClass#ARG} if there is no such set
     * @see "MPI_Group_from_session_pset, MPI 4.1 section 7.3.2"
     */
    Group groupFromPset(String pset);

    /**
     * Makes a communicator of a group, without one that holds it. Collective over the group.
     *
     * @param group one of a session's process sets, or made from such
     * @param tag tells several that are made at once apart; the same in all processes of the group
     * @param info hints; may be empty
     * @return the communicator, to be closed before the session
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed, {@link
     *     ErrorClass#GROUP}, {@link ErrorClass#ARG} or {@link ErrorClass#INFO} for a null argument
     *     or a closed or empty group
     * @see "MPI_Comm_create_from_group, MPI 4.1 section 7.4.2"
     */
    Communicator createFromGroup(Group group, String tag, Info info);

    /**
     * Connects two groups, without a communicator that holds them. Collective over both.
     *
     * @param localGroup the group of this process
     * @param localLeader a rank in it, the same at all its processes
     * @param remoteGroup the other group; significant at the local leader
     * @param remoteLeader a rank in the other group; significant at the local leader
     * @param tag tells several that are made at once apart; the same in all processes
     * @param info hints; may be empty
     * @return the inter-communicator, to be closed before the session
     * @throws MpiException with {@link ErrorClass#SESSION} if this session is closed, {@link
     *     ErrorClass#GROUP}, {@link ErrorClass#ARG} or {@link ErrorClass#INFO} for a null argument,
     *     {@link ErrorClass#RANK} for a leader that is not in its group
     * @see "MPI_Intercomm_create_from_groups, MPI 4.1 section 7.6.2"
     */
    InterCommunicator createInterFromGroups(
            Group localGroup,
            int localLeader,
            Group remoteGroup,
            int remoteLeader,
            String tag,
            Info info);

    /**
     * Ends the session, MPI_Session_finalize. Its communicators must have been closed. Collective
     * over the processes that are connected through it.
     *
     * @throws MpiException with {@link ErrorClass#SESSION} if it is closed already
     * @see "MPI_Session_finalize, MPI 4.1 section 11.3.1"
     */
    @Override
    void close();
}
