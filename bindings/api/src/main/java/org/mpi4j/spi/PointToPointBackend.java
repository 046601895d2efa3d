package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.Info;
import org.mpi4j.Message;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;

/**
 * Point-to-point communication of one communicator, with checked arguments: ranks are inside it or
 * {@code PROC_NULL} or (sources) {@code ANY_SOURCE}; tags are valid; buffers have storage, open
 * datatypes and can be written where they are received into. {@link #mprobe} messages check buffers
 * themselves with {@link Checks}.
 */
public interface PointToPointBackend {
    /** How a message is sent. */
    enum SendMode {
        /** Standard mode. */
        STANDARD,
        /** Complete when the receiver has started to receive. */
        SYNCHRONOUS,
        /** Through the attached buffer. */
        BUFFERED,
        /** The receive is posted already. */
        READY
    }

    /**
     * Sends in standard mode, the path that must be fast.
     *
     * @param buffer what to send
     * @param dest receiver
     * @param tag tag
     */
    void send(MpiBuffer buffer, int dest, int tag);

    /**
     * Sends in any mode.
     *
     * @param mode the mode
     * @param buffer what to send
     * @param dest receiver
     * @param tag tag
     */
    void send(SendMode mode, MpiBuffer buffer, int dest, int tag);

    /**
     * Starts to send in any mode.
     *
     * @param mode the mode
     * @param buffer what to send
     * @param dest receiver
     * @param tag tag
     * @return the request
     */
    Request isend(SendMode mode, MpiBuffer buffer, int dest, int tag);

    /**
     * Receives.
     *
     * @param buffer overwritten
     * @param source sender
     * @param tag tag
     * @return what was received
     */
    Status recv(MpiBuffer buffer, int source, int tag);

    /**
     * Starts to receive.
     *
     * @param buffer overwritten
     * @param source sender
     * @param tag tag
     * @return the request
     */
    Request irecv(MpiBuffer buffer, int source, int tag);

    /**
     * Makes a send in any mode that can be started many times.
     *
     * @param mode the mode
     * @param buffer what to send
     * @param dest receiver
     * @param tag tag
     * @return an inactive request
     */
    PersistentRequest sendInit(SendMode mode, MpiBuffer buffer, int dest, int tag);

    /**
     * Makes a receive that can be started many times.
     *
     * @param buffer overwritten
     * @param source sender
     * @param tag tag
     * @return an inactive request
     */
    PersistentRequest recvInit(MpiBuffer buffer, int source, int tag);

    /**
     * Makes a partitioned send.
     *
     * @param buffer what to send, divisible
     * @param partitions how many parts
     * @param dest receiver
     * @param tag tag
     * @param info hints
     * @return an inactive request
     */
    default PartitionedSend psendInit(
            MpiBuffer buffer, int partitions, int dest, int tag, Info info) {
        throw Unsupported.chapter("partitioned communication (MPI 4.1 chapter 4)");
    }

    /**
     * Makes a partitioned receive.
     *
     * @param buffer overwritten, divisible
     * @param partitions how many parts
     * @param source sender, not any
     * @param tag tag, not any
     * @param info hints
     * @return an inactive request
     */
    default PartitionedReceive precvInit(
            MpiBuffer buffer, int partitions, int source, int tag, Info info) {
        throw Unsupported.chapter("partitioned communication (MPI 4.1 chapter 4)");
    }

    /**
     * Sends and receives.
     *
     * @param send what to send
     * @param dest receiver
     * @param sendTag its tag
     * @param receive overwritten
     * @param source sender
     * @param receiveTag its tag
     * @return what was received
     */
    Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag);

    /**
     * Sends and receives in the same buffer.
     *
     * @param buffer what to send, then overwritten
     * @param dest receiver
     * @param sendTag tag of what is sent
     * @param source sender
     * @param receiveTag tag of what is received
     * @return what was received
     */
    Status sendrecvReplace(MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag);

    /**
     * Starts to send and receive.
     *
     * @param send what to send
     * @param dest receiver
     * @param sendTag its tag
     * @param receive overwritten
     * @param source sender
     * @param receiveTag its tag
     * @return the request
     */
    Request isendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag);

    /**
     * Starts to send and receive in the same buffer.
     *
     * @param buffer what to send, then overwritten
     * @param dest receiver
     * @param sendTag tag of what is sent
     * @param source sender
     * @param receiveTag tag of what is received
     * @return the request
     */
    Request isendrecvReplace(MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag);

    /**
     * Waits for a message.
     *
     * @param source sender
     * @param tag tag
     * @return what can be received
     */
    Status probe(int source, int tag);

    /**
     * Looks for a message.
     *
     * @param source sender
     * @param tag tag
     * @return what can be received
     */
    Optional<Status> iprobe(int source, int tag);

    /**
     * Waits for a message and takes it.
     *
     * @param source sender
     * @param tag tag
     * @return the message
     */
    Message mprobe(int source, int tag);

    /**
     * Looks for a message and takes it.
     *
     * @param source sender
     * @param tag tag
     * @return the message
     */
    Optional<Message> improbe(int source, int tag);
}
