package org.mpi4j;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group of ranks with a context of its own: messages sent through one communicator are never
 * received through another.
 *
 * <p>Calls marked collective are made by all ranks of the communicator, in the same order.
 *
 * @see "MPI 4.1 section 7.4"
 */
public interface Communicator
        extends PointToPoint,
                Collectives,
                NonBlockingCollectives,
                PersistentCollectives,
                PackedData,
                Attributes,
                ErrorSource,
                AutoCloseable {
    /**
     * The calling rank.
     *
     * @return 0 to {@link #size()} - 1
     * @see "MPI_Comm_rank, MPI 4.1 section 7.4.1"
     */
    int rank();

    /**
     * Number of ranks.
     *
     * @return at least 1
     * @see "MPI_Comm_size, MPI 4.1 section 7.4.1"
     */
    int size();

    /**
     * The environment that this communicator belongs to.
     *
     * @return the calling rank's environment
     */
    Mpi mpi();

    /**
     * The ranks as a group.
     *
     * @return a new group; close it when it is no longer needed
     * @see "MPI_Comm_group, MPI 4.1 section 7.3.2"
     */
    Group group();

    /**
     * How this communicator relates to another.
     *
     * @param other the other communicator
     * @return {@link Comparison#IDENT} only for the same communicator
     * @see "MPI_Comm_compare, MPI 4.1 section 7.4.1"
     */
    Comparison compare(Communicator other);

    /**
     * The same ranks in a new context, with what the copy functions make of the attributes.
     * Collective.
     *
     * @return a new communicator; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#OTHER}, at every rank, if a copy function throws
     *     at one of them; there it is the cause
     * @see "MPI_Comm_dup, MPI 4.1 section 7.4.2"
     */
    Communicator dup();

    /**
     * As {@link #dup()}, with hints of its own. Collective.
     *
     * @param info hints for the library, the same at every rank
     * @return a new communicator; close it when it is no longer needed
     * @throws MpiException as {@link #dup()}; with {@link ErrorClass#INFO} if {@code info} is null
     * @see "MPI_Comm_dup_with_info, MPI 4.1 section 7.4.2"
     */
    Communicator dupWithInfo(Info info);

    /**
     * As {@link #dup()}, without waiting for the other ranks. Copy functions run in this call.
     * Collective; counts as a non-blocking collective operation of this communicator.
     *
     * @return what gives the new communicator once it can be used
     * @see "MPI_Comm_idup, MPI 4.1 section 7.4.2"
     */
    CommunicatorRequest idup();

    /**
     * As {@link #idup()}, with hints of its own.
     *
     * @param info hints for the library, the same at every rank
     * @return what gives the new communicator once it can be used
     * @throws MpiException with {@link ErrorClass#INFO} if {@code info} is null
     * @throws UnsupportedOperationException if the library is too old for it
     * @see "MPI_Comm_idup_with_info, MPI 4.1 section 7.4.2"
     */
    CommunicatorRequest idupWithInfo(Info info);

    /**
     * One new communicator for every colour. Collective.
     *
     * @param color ranks of the same colour come together; at least 0, or {@link Mpi#UNDEFINED} to
     *     be in none
     * @param key orders the ranks of a colour; equal keys keep the present order
     * @return the communicator of this rank's colour; empty for {@link Mpi#UNDEFINED}
     * @throws MpiException with {@link ErrorClass#ARG} if the colour is negative otherwise
     * @see "MPI_Comm_split, MPI 4.1 section 7.4.2"
     */
    Optional<Communicator> split(int color, int key);

    /**
     * One new communicator for all ranks that share something, such as memory. Collective.
     *
     * @param type what they share; the same at every rank, except that {@link SplitType#UNDEFINED}
     *     gives a rank none
     * @param key orders the ranks of each part; equal keys keep the present order
     * @param info hints for the library
     * @return the communicator of those that this rank shares with; empty for {@link
     *     SplitType#UNDEFINED}
     * @throws MpiException with {@link ErrorClass#ARG} if {@code type} is null, with {@link
     *     ErrorClass#INFO} if {@code info} is null
     * @throws UnsupportedOperationException if the backend cannot tell who shares this
     * @see "MPI_Comm_split_type, MPI 4.1 section 7.4.2"
     */
    Optional<Communicator> splitType(SplitType type, int key, Info info);

    /**
     * A new communicator for some of the ranks. Collective over all ranks of this communicator.
     *
     * @param group a subset of this communicator's group, the same at every rank of it
     * @return the communicator; empty at ranks that are not in {@code group}
     * @throws MpiException with {@link ErrorClass#GROUP} if the group is closed or not a subset
     * @see "MPI_Comm_create, MPI 4.1 section 7.4.2"
     */
    Optional<Communicator> create(Group group);

    /**
     * A new communicator for some of the ranks. Collective over these only: the others need not
     * call it.
     *
     * @param group a subset of this communicator's group, the same at every rank of the group
     * @param tag tells calls apart that several threads make at the same time; 0 to {@link
     *     Mpi#tagUpperBound()}
     * @return the communicator; empty at ranks that are not in {@code group}
     * @throws MpiException with {@link ErrorClass#GROUP} if the group is closed or not a subset,
     *     with {@link ErrorClass#TAG} if the tag cannot be sent, with {@link ErrorClass#COMM} if
     *     this is an inter-communicator
     * @see "MPI_Comm_create_group, MPI 4.1 section 7.4.2"
     */
    Optional<Communicator> createGroup(Group group, int tag);

    /**
     * Connects the ranks of this communicator with those of another, with which they have none in
     * common. Collective over both.
     *
     * @param localLeader the rank here that speaks for this side; the same at every rank of it
     * @param peer at the leader a communicator in which both leaders are; not looked at elsewhere,
     *     where it may be null
     * @param remoteLeader at the leader the rank in {@code peer} of the other side's leader; not
     *     looked at elsewhere
     * @param tag for the leaders' messages in {@code peer}; the same on both sides
     * @return a new communicator; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#RANK} if a leader is not a rank, or is its own
     *     remote leader, with {@link ErrorClass#COMM} if {@code peer} is missing or closed or one
     *     of the two is an inter-communicator, with {@link ErrorClass#TAG} if the tag cannot be
     *     sent
     * @throws UnsupportedOperationException if the backend has no inter-communicators
     * @see "MPI_Intercomm_create, MPI 4.1 section 7.6.2"
     */
    InterCommunicator createInterCommunicator(
            int localLeader, @Nullable Communicator peer, int remoteLeader, int tag);

    /**
     * Whether messages go to the ranks of another group.
     *
     * @return true if this is an {@link InterCommunicator}
     * @see "MPI_Comm_test_inter, MPI 4.1 section 7.6.1"
     */
    boolean isInter();

    /**
     * The hints in use.
     *
     * @return a copy: those that the library knows, also where it has chosen the value
     * @see "MPI_Comm_get_info, MPI 4.1 section 7.4.4"
     */
    Info info();

    /**
     * Gives the library hints. Collective.
     *
     * @param info the hints, the same at every rank
     * @throws MpiException with {@link ErrorClass#INFO} if it is null
     * @see "MPI_Comm_set_info, MPI 4.1 section 7.4.4"
     */
    void setInfo(Info info);

    /**
     * One-sided communication between these ranks.
     *
     * @return the chapter, for this communicator
     * @throws UnsupportedOperationException if the backend does not have it
     */
    Windows windows();

    /**
     * Files of these ranks.
     *
     * @return the chapter, for this communicator
     * @throws UnsupportedOperationException if the backend does not have it
     */
    Files files();

    /**
     * Grids and graphs of these ranks.
     *
     * @return the chapter, for this communicator
     * @throws UnsupportedOperationException if the backend does not have it
     */
    Topologies topologies();

    /**
     * What the ranks of this communicator are arranged as, which tells its type.
     *
     * @return the kind of topology
     * @see "MPI_Topo_test, MPI 4.1 section 8.5.5"
     */
    TopologyKind topology();

    /**
     * Starting and connecting processes, as one act of these ranks.
     *
     * @return the chapter, for this communicator
     * @throws UnsupportedOperationException if the backend does not have it
     */
    Processes processes();

    /**
     * The name for messages to people.
     *
     * @return the name; {@code MPI_COMM_WORLD} for the world, empty where none was set
     * @see "MPI_Comm_get_name, MPI 4.1 section 7.8"
     */
    String name();

    /**
     * Sets the name. Local.
     *
     * @param name at most 63 bytes in UTF-8
     * @throws MpiException with {@link ErrorClass#ARG} if it is longer or null
     * @see "MPI_Comm_set_name, MPI 4.1 section 7.8"
     */
    void setName(String name);

    /**
     * Ends the whole job at once, without cleaning up.
     *
     * @param exitCode the code that the launcher returns; 1 to 255
     * @see "MPI_Abort, MPI 4.1 section 9.7"
     */
    void abort(int exitCode);

    /**
     * Deletes the attributes, the one set last first, and frees the communicator. Collective.
     *
     * @throws MpiException with {@link ErrorClass#COMM} if it is closed already or predefined; with
     *     {@link ErrorClass#OTHER} and its cause if a delete function throws: the other ranks do
     *     not notice, and this rank closes it again, by itself
     * @see "MPI_Comm_free, MPI 4.1 section 7.4.3"
     */
    @Override
    void close();

    /**
     * As {@link #close()}, but waits until all communication here is complete, so that afterwards
     * the ranks are no longer connected by this communicator. Collective, in an {@link
     * InterCommunicator} over both groups. Requests that are not complete have to be completed by
     * other threads.
     *
     * @throws MpiException as {@link #close()} does
     * @throws UnsupportedOperationException if the backend does not have dynamic processes
     * @see "MPI_Comm_disconnect, MPI 4.1 section 11.10.4"
     */
    void disconnect();
}
