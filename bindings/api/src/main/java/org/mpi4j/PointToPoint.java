package org.mpi4j;

import java.util.Optional;

/**
 * Messages from one rank to another.
 *
 * <p>Messages between two ranks through one communicator with matching tags arrive in the order in
 * which they were sent. A receive takes messages that are at most as long as its buffer. {@link
 * Mpi#PROC_NULL} as a partner makes a call do nothing.
 *
 * <p>Every method throws {@link MpiException}, before anything is sent, with
 *
 * <ul>
 *   <li>{@link ErrorClass#BUFFER} for a buffer that is null, {@link MpiBuffer#IN_PLACE} or {@link
 *       MpiBuffer#NONE}, or read-only where it is received into
 *   <li>{@link ErrorClass#RANK} for a rank that is not in the communicator
 *   <li>{@link ErrorClass#TAG} for a negative tag (other than {@link Mpi#ANY_TAG} in a receive or
 *       probe) or one above {@link Mpi#tagUpperBound()}
 *   <li>{@link ErrorClass#TYPE} for a closed datatype, {@link ErrorClass#COMM} for a closed
 *       communicator
 * </ul>
 *
 * @see "MPI 4.1 chapter 3"
 */
public interface PointToPoint {
    /**
     * Sends a message; returns when the buffer may be reused, which may be before or after it is
     * received.
     *
     * @param buffer what to send; may be reused when the call returns
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @see "MPI_Send, MPI 4.1 section 3.2.1"
     */
    void send(MpiBuffer buffer, int dest, int tag);

    /**
     * Sends a message; returns when the receiver has started to receive it.
     *
     * @param buffer what to send; may be reused when the call returns
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @see "MPI_Ssend, MPI 4.1 section 3.4"
     */
    void ssend(MpiBuffer buffer, int dest, int tag);

    /**
     * Sends a message through the buffer attached with {@link Mpi#attachBuffer}; never waits for
     * the receiver.
     *
     * @param buffer what to send; may be reused when the call returns
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @see "MPI_Bsend, MPI 4.1 section 3.4"
     */
    void bsend(MpiBuffer buffer, int dest, int tag);

    /**
     * Sends a message whose receive has been posted already; if it has not, the program is wrong.
     *
     * @param buffer what to send; may be reused when the call returns
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @see "MPI_Rsend, MPI 4.1 section 3.4"
     */
    void rsend(MpiBuffer buffer, int dest, int tag);

    /**
     * Starts {@link #send}.
     *
     * @param buffer what to send; not to be written until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return the request to complete
     * @see "MPI_Isend, MPI 4.1 section 3.7.2"
     */
    Request isend(MpiBuffer buffer, int dest, int tag);

    /**
     * Starts {@link #ssend}.
     *
     * @param buffer what to send; not to be written until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return the request to complete
     * @see "MPI_Issend, MPI 4.1 section 3.7.2"
     */
    Request issend(MpiBuffer buffer, int dest, int tag);

    /**
     * Starts {@link #bsend}.
     *
     * @param buffer what to send; not to be written until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return the request to complete
     * @see "MPI_Ibsend, MPI 4.1 section 3.7.2"
     */
    Request ibsend(MpiBuffer buffer, int dest, int tag);

    /**
     * Starts {@link #rsend}.
     *
     * @param buffer what to send; not to be written until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return the request to complete
     * @see "MPI_Irsend, MPI 4.1 section 3.7.2"
     */
    Request irsend(MpiBuffer buffer, int dest, int tag);

    /**
     * Receives a message.
     *
     * @param buffer overwritten with the message; may be longer than it
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return source, tag and length of the message
     * @throws MpiException with {@link ErrorClass#TRUNCATE} if the message is longer than the
     *     buffer
     * @see "MPI_Recv, MPI 4.1 section 3.2.4"
     */
    Status recv(MpiBuffer buffer, int source, int tag);

    /**
     * Starts to receive a message.
     *
     * @param buffer overwritten with the message; not to be touched until the request is complete
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return the request to complete; truncation is reported there
     * @see "MPI_Irecv, MPI 4.1 section 3.7.2"
     */
    Request irecv(MpiBuffer buffer, int source, int tag);

    /**
     * Fixes the arguments of a {@link #send} that can be started many times.
     *
     * @param buffer what to send; not to be written while the request is active
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return an inactive request, to be started, and to be closed at the end
     * @see "MPI_Send_init, MPI 4.1 section 3.9"
     */
    PersistentRequest sendInit(MpiBuffer buffer, int dest, int tag);

    /**
     * Fixes the arguments of an {@link #ssend} that can be started many times.
     *
     * @param buffer what to send; not to be written while the request is active
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return an inactive request, to be started, and to be closed at the end
     * @see "MPI_Ssend_init, MPI 4.1 section 3.9"
     */
    PersistentRequest ssendInit(MpiBuffer buffer, int dest, int tag);

    /**
     * Fixes the arguments of a {@link #bsend} that can be started many times.
     *
     * @param buffer what to send; not to be written while the request is active
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return an inactive request, to be started, and to be closed at the end
     * @see "MPI_Bsend_init, MPI 4.1 section 3.9"
     */
    PersistentRequest bsendInit(MpiBuffer buffer, int dest, int tag);

    /**
     * Fixes the arguments of an {@link #rsend} that can be started many times.
     *
     * @param buffer what to send; not to be written while the request is active
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @return an inactive request, to be started, and to be closed at the end
     * @see "MPI_Rsend_init, MPI 4.1 section 3.9"
     */
    PersistentRequest rsendInit(MpiBuffer buffer, int dest, int tag);

    /**
     * Fixes the arguments of a {@link #recv} that can be started many times.
     *
     * @param buffer overwritten with the message; not to be touched while the request is active
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return an inactive request, to be started, and to be closed at the end
     * @see "MPI_Recv_init, MPI 4.1 section 3.9"
     */
    PersistentRequest recvInit(MpiBuffer buffer, int source, int tag);

    /**
     * Makes a send whose buffer is filled in parts, and that can be started many times. It matches
     * a {@link #precvInit} of as many bytes in the same order.
     *
     * @param buffer what to send, in equal parts
     * @param partitions how many parts, at least 1
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @param info hints; may be empty
     * @return an inactive request, to be started, and to be closed at the end
     * @throws MpiException with {@link ErrorClass#COUNT} if the elements cannot be divided, {@link
     *     ErrorClass#INFO} if {@code info} is null
     * @throws UnsupportedOperationException if the MPI library is older than Open MPI 5.0
     * @see "MPI_Psend_init, MPI 4.1 section 4.2.1"
     */
    PartitionedSend psendInit(MpiBuffer buffer, int partitions, int dest, int tag, Info info);

    /**
     * Makes a receive whose parts can be used as they arrive, and that can be started many times.
     *
     * @param buffer overwritten with the message, in equal parts, which need not be as many as the
     *     sender's
     * @param partitions how many parts, at least 1
     * @param source rank to receive from, or {@link Mpi#PROC_NULL}
     * @param tag 0 to {@link Mpi#tagUpperBound()}
     * @param info hints; may be empty
     * @return an inactive request, to be started, and to be closed at the end
     * @throws MpiException with {@link ErrorClass#COUNT} if the elements cannot be divided, {@link
     *     ErrorClass#INFO} if {@code info} is null
     * @throws UnsupportedOperationException if the MPI library is older than Open MPI 5.0
     * @see "MPI_Precv_init, MPI 4.1 section 4.2.1"
     */
    PartitionedReceive precvInit(MpiBuffer buffer, int partitions, int source, int tag, Info info);

    /**
     * Sends one message and receives another, without deadlock.
     *
     * @param send what to send
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param sendTag tag of the message sent
     * @param receive overwritten with the message received; must not overlap {@code send}
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param receiveTag tag of the message received, or {@link Mpi#ANY_TAG}
     * @return source, tag and length of the message received
     * @throws MpiException with {@link ErrorClass#TRUNCATE} if the message is longer than the
     *     buffer
     * @see "MPI_Sendrecv, MPI 4.1 section 3.10"
     */
    Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag);

    /**
     * Sends one message and receives another into the same buffer, without deadlock.
     *
     * @param buffer what to send; then overwritten with the message received
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param sendTag tag of the message sent
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param receiveTag tag of the message received, or {@link Mpi#ANY_TAG}
     * @return source, tag and length of the message received
     * @throws MpiException with {@link ErrorClass#TRUNCATE} if the message is longer than the
     *     buffer
     * @see "MPI_Sendrecv_replace, MPI 4.1 section 3.10"
     */
    Status sendrecvReplace(MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag);

    /**
     * Starts {@link #sendrecv}.
     *
     * @param send what to send; not to be written until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param sendTag tag of the message sent
     * @param receive overwritten with the message received; not to be touched until the request is
     *     complete; must not overlap {@code send}
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param receiveTag tag of the message received, or {@link Mpi#ANY_TAG}
     * @return the request to complete, whose status is that of the message received
     * @throws UnsupportedOperationException if the MPI library is older than Open MPI 5.0
     * @see "MPI_Isendrecv, MPI 4.1 section 3.7.2"
     */
    Request isendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag);

    /**
     * Starts {@link #sendrecvReplace}.
     *
     * @param buffer what to send; then overwritten with the message received; not to be touched
     *     until the request is complete
     * @param dest rank to send to, or {@link Mpi#PROC_NULL}
     * @param sendTag tag of the message sent
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param receiveTag tag of the message received, or {@link Mpi#ANY_TAG}
     * @return the request to complete, whose status is that of the message received
     * @throws UnsupportedOperationException if the MPI library is older than Open MPI 5.0
     * @see "MPI_Isendrecv_replace, MPI 4.1 section 3.7.2"
     */
    Request isendrecvReplace(MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag);

    /**
     * Waits until a message can be received, and leaves it where it is.
     *
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return source, tag and length of the message
     * @see "MPI_Probe, MPI 4.1 section 3.8.1"
     */
    Status probe(int source, int tag);

    /**
     * Whether a message can be received now.
     *
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return source, tag and length of the message if there is one
     * @see "MPI_Iprobe, MPI 4.1 section 3.8.1"
     */
    Optional<Status> iprobe(int source, int tag);

    /**
     * Waits until a message can be received, and takes it out of the queue.
     *
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return the message, which must be received through this object
     * @see "MPI_Mprobe, MPI 4.1 section 3.8.2"
     */
    Message mprobe(int source, int tag);

    /**
     * Takes a message out of the queue if one can be received now.
     *
     * @param source rank to receive from, {@link Mpi#ANY_SOURCE} or {@link Mpi#PROC_NULL}
     * @param tag tag of the message, or {@link Mpi#ANY_TAG}
     * @return the message if there is one, which must be received through this object
     * @see "MPI_Improbe, MPI 4.1 section 3.8.2"
     */
    Optional<Message> improbe(int source, int tag);
}
