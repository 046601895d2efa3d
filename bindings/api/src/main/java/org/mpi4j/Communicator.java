package org.mpi4j;

import java.util.Optional;

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
     * A new communicator for some of the ranks. Collective over all ranks of this communicator.
     *
     * @param group a subset of this communicator's group, the same at every rank of it
     * @return the communicator; empty at ranks that are not in {@code group}
     * @throws MpiException with {@link ErrorClass#GROUP} if the group is closed or not a subset
     * @see "MPI_Comm_create, MPI 4.1 section 7.4.2"
     */
    Optional<Communicator> create(Group group);

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
}
