package org.mpi4j;

import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts more processes, and connects jobs that were started separately.
 *
 * <p>Methods with a root are collective over the communicator. Arguments before the root count at
 * the root only and may be null elsewhere; if the root's are refused, every rank gets the
 * exception.
 *
 * <p>On Open MPI 4.1 jobs of different {@code mpirun}s find each other only if both were started
 * with the same {@code --ompi-server}; {@link #accept} and {@link #connect} wait without limit for
 * each other. A process that was started without {@code mpirun} has as many slots as cores for
 * those that it spawns.
 *
 * <p>In pure Java new processes are started on the root's host, with its standard output and error
 * and no input; of the hints {@code wdir}, {@code path} and {@code host} count. They have to
 * initialise MPI within the time that ranks wait for each other ({@code -Dmpi4j.join.seconds}), and
 * a rank that connects waits as long for one that accepts. Jobs talk through TCP. Where ports
 * listen is told by {@code MPI4J_BIND} in the environment; otherwise it is this host only, or all
 * its addresses if the job has several hosts. A process that is connected with another one waits
 * for it when it finalises MPI, and fails if that one is gone without having disconnected.
 *
 * @see "MPI 4.1 section 11.8 to 11.10, dynamic process model"
 */
public interface Processes {
    /**
     * Starts processes, which get these ranks as {@link Mpi#parent()}. They have a world of their
     * own. Collective.
     *
     * @param command the program; counts at the root
     * @param maxProcs how many processes, at least 1; counts at the root
     * @param info hints, such as {@code host} and {@code wdir}; counts at the root
     * @param root the rank that starts them
     * @return the connection with the new processes, which have then initialised MPI
     * @throws MpiException with {@link ErrorClass#ARG} if {@code command} is null or {@code
     *     maxProcs} is less than 1, with {@link ErrorClass#INFO} if {@code info} is null, with
     *     {@link ErrorClass#ROOT} if {@code root} is not a rank, with {@link ErrorClass#SPAWN} if
     *     the executable does not exist, there is no room for that many processes, or one ends
     *     before it has initialised MPI
     * @see "MPI_Comm_spawn, MPI 4.1 section 11.8.2"
     */
    Spawned spawn(@Nullable SpawnCommand command, int maxProcs, @Nullable Info info, int root);

    /**
     * Starts several programs as one job with one world, in the order of the parts; {@link
     * Mpi#appNumber()} of a new process is the index of its part. Collective.
     *
     * @param parts at least one; counts at the root
     * @param root the rank that starts them
     * @return the connection with the new processes, which have then initialised MPI
     * @throws MpiException with {@link ErrorClass#ARG} if {@code parts} is null, is empty or
     *     contains null, with {@link ErrorClass#ROOT} if {@code root} is not a rank, with {@link
     *     ErrorClass#SPAWN} if an executable does not exist or there is no room for that many
     *     processes
     * @see "MPI_Comm_spawn_multiple, MPI 4.1 section 11.8.3"
     */
    Spawned spawnMultiple(@Nullable List<SpawnPart> parts, int root);

    /**
     * Opens an address that others can {@linkplain #connect connect} to. Local.
     *
     * @param info hints
     * @return the name of the port, to be told to others in whatever way. In pure Java it contains
     *     a secret: whoever knows the name can connect, and nobody else
     * @throws MpiException with {@link ErrorClass#INFO} if {@code info} is null
     * @see "MPI_Open_port, MPI 4.1 section 11.9.2"
     */
    String openPort(Info info);

    /**
     * Gives a port back. Local.
     *
     * @param port what {@link #openPort} returned
     * @throws MpiException with {@link ErrorClass#PORT} if it is not the name of a port
     * @see "MPI_Close_port, MPI 4.1 section 11.9.2"
     */
    void closePort(String port);

    /**
     * Waits until others {@linkplain #connect connect} to a port. Collective.
     *
     * @param port a port that the root has opened; counts at the root
     * @param info hints; counts at the root
     * @param root the rank that opened the port
     * @return the connection; close or {@linkplain Communicator#disconnect() disconnect} it when it
     *     is no longer needed
     * @throws MpiException with {@link ErrorClass#PORT} if {@code port} is not the name of a port,
     *     with {@link ErrorClass#INFO} if {@code info} is null, with {@link ErrorClass#ROOT} if
     *     {@code root} is not a rank
     * @see "MPI_Comm_accept, MPI 4.1 section 11.9.2"
     */
    InterCommunicator accept(@Nullable String port, @Nullable Info info, int root);

    /**
     * Connects to those who {@linkplain #accept accept} at a port. Collective.
     *
     * @param port the name of their port; counts at the root
     * @param info hints; counts at the root
     * @param root the rank whose arguments count
     * @return the connection; close or {@linkplain Communicator#disconnect() disconnect} it when it
     *     is no longer needed
     * @throws MpiException with {@link ErrorClass#PORT} if {@code port} is not the name of a port,
     *     or its job cannot be reached, with {@link ErrorClass#INFO} if {@code info} is null, with
     *     {@link ErrorClass#ROOT} if {@code root} is not a rank
     * @see "MPI_Comm_connect, MPI 4.1 section 11.9.3"
     */
    InterCommunicator connect(@Nullable String port, @Nullable Info info, int root);

    /**
     * Makes a port known under a name. Local. In pure Java the name is known to all jobs of the
     * same user on this host, or on all hosts that see {@code -Dmpi4j.rendezvous.dir}, until it is
     * taken back or this process ends.
     *
     * @param service the name
     * @param info hints
     * @param port a port that this rank has opened
     * @throws MpiException with {@link ErrorClass#SERVICE} if {@code service} is null, empty or
     *     contains a zero character, or the name is published already, with {@link ErrorClass#INFO}
     *     if {@code info} is null, with {@link ErrorClass#PORT} if {@code port} is not the name of
     *     a port
     * @see "MPI_Publish_name, MPI 4.1 section 11.9.4"
     */
    void publishName(String service, Info info, String port);

    /**
     * Finds the port of a name. Local.
     *
     * @param service the name
     * @param info hints
     * @return the name of the port
     * @throws MpiException with {@link ErrorClass#NAME} if the name is not published, with {@link
     *     ErrorClass#SERVICE} if {@code service} is null, empty or contains a zero character, with
     *     {@link ErrorClass#INFO} if {@code info} is null
     * @see "MPI_Lookup_name, MPI 4.1 section 11.9.4"
     */
    String lookupName(String service, Info info);

    /**
     * Takes a name back. Local.
     *
     * @param service a name that this rank has published
     * @param info hints
     * @param port its port
     * @throws MpiException with {@link ErrorClass#SERVICE} if {@code service} is null, empty or
     *     contains a zero character, or this rank has not published it, with {@link
     *     ErrorClass#INFO} if {@code info} is null, with {@link ErrorClass#PORT} if {@code port} is
     *     not the name of a port
     * @see "MPI_Unpublish_name, MPI 4.1 section 11.9.4"
     */
    void unpublishName(String service, Info info, String port);

    /**
     * Connects this rank with the process at the other end of a socket, which calls this as well.
     * The names of ports go over the socket, one of the two accepts and the other one connects;
     * neither may use the socket meanwhile. It stays open, with nothing unread.
     *
     * @param socket a connected socket with an MPI process at the other end
     * @return the connection between the two, of one rank on either side
     * @throws MpiException with {@link ErrorClass#ARG} if {@code socket} is null or not connected,
     *     or both ends are in this process, with {@link ErrorClass#OTHER} if the socket fails or
     *     its other end says something else
     * @see "MPI_Comm_join, MPI 4.1 section 11.10.4"
     */
    InterCommunicator join(Socket socket);
}
