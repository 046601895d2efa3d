package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Message;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.PersistentRequest;
import org.mpi4j.PointToPoint;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/** The point-to-point part of {@link CheckedCommunicator}: checks, then the backend. */
abstract class CheckedPointToPoint extends AttributedHandle implements PointToPoint {
    private final int rank;
    private final int size;

    /** Ranks that there are to send to: of an inter-communicator the other group's. */
    private final int peers;

    private final int tagUpperBound;
    private final PointToPointBackend backend;

    CheckedPointToPoint(OpenHandles owner, int tagUpperBound, CommunicatorBackend backend) {
        super(owner, ErrorClass.COMM, "communicator");
        this.rank = backend.rank();
        this.size = backend.size();
        this.peers = backend.remoteSize();
        this.tagUpperBound = tagUpperBound;
        this.backend = backend.pointToPoint();
    }

    /**
     * The calling rank.
     *
     * @return 0 to size - 1
     */
    public final int rank() {
        return rank;
    }

    /**
     * Number of ranks.
     *
     * @return at least 1
     */
    public final int size() {
        return size;
    }

    private void sendable(MpiBuffer buffer, int dest, int tag) {
        requireOpen();
        Checks.sendable("buffer", buffer);
        Checks.destination("dest", dest, peers);
        Checks.sendTag("tag", tag, tagUpperBound);
    }

    private void receivable(MpiBuffer buffer, int source, int tag) {
        requireOpen();
        Checks.receivable("buffer", buffer);
        expected(source, tag);
    }

    private void expected(int source, int tag) {
        requireOpen();
        Checks.source("source", source, peers);
        Checks.receiveTag("tag", tag, tagUpperBound);
    }

    @Override
    public final void send(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        backend.send(buffer, dest, tag);
    }

    @Override
    public final void ssend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        backend.send(SendMode.SYNCHRONOUS, buffer, dest, tag);
    }

    @Override
    public final void bsend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        backend.send(SendMode.BUFFERED, buffer, dest, tag);
    }

    @Override
    public final void rsend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        backend.send(SendMode.READY, buffer, dest, tag);
    }

    @Override
    public final Request isend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.isend(SendMode.STANDARD, buffer, dest, tag);
    }

    @Override
    public final Request issend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.isend(SendMode.SYNCHRONOUS, buffer, dest, tag);
    }

    @Override
    public final Request ibsend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.isend(SendMode.BUFFERED, buffer, dest, tag);
    }

    @Override
    public final Request irsend(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.isend(SendMode.READY, buffer, dest, tag);
    }

    @Override
    public final Status recv(MpiBuffer buffer, int source, int tag) {
        receivable(buffer, source, tag);
        return backend.recv(buffer, source, tag);
    }

    @Override
    public final Request irecv(MpiBuffer buffer, int source, int tag) {
        receivable(buffer, source, tag);
        return backend.irecv(buffer, source, tag);
    }

    @Override
    public final PersistentRequest sendInit(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.sendInit(SendMode.STANDARD, buffer, dest, tag);
    }

    @Override
    public final PersistentRequest ssendInit(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.sendInit(SendMode.SYNCHRONOUS, buffer, dest, tag);
    }

    @Override
    public final PersistentRequest bsendInit(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.sendInit(SendMode.BUFFERED, buffer, dest, tag);
    }

    @Override
    public final PersistentRequest rsendInit(MpiBuffer buffer, int dest, int tag) {
        sendable(buffer, dest, tag);
        return backend.sendInit(SendMode.READY, buffer, dest, tag);
    }

    @Override
    public final PersistentRequest recvInit(MpiBuffer buffer, int source, int tag) {
        receivable(buffer, source, tag);
        return backend.recvInit(buffer, source, tag);
    }

    @Override
    public final PartitionedSend psendInit(
            MpiBuffer buffer, int partitions, int dest, int tag, Info info) {
        sendable(buffer, dest, tag);
        partitioned(buffer, partitions, info);
        return backend.psendInit(buffer, partitions, dest, tag, info);
    }

    @Override
    public final PartitionedReceive precvInit(
            MpiBuffer buffer, int partitions, int source, int tag, Info info) {
        requireOpen();
        Checks.receivable("buffer", buffer);
        Checks.destination("source", source, size);
        Checks.sendTag("tag", tag, tagUpperBound);
        partitioned(buffer, partitions, info);
        return backend.precvInit(buffer, partitions, source, tag, info);
    }

    private static void partitioned(MpiBuffer buffer, int partitions, Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null; no hints are new Info()");
        }
        if (partitions < 1) {
            throw new MpiException(
                    ErrorClass.ARG, "partitions is " + partitions + "; at least 1 is allowed");
        }
        if (buffer.count() % partitions != 0) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "buffer has "
                            + buffer.count()
                            + " elements, which are not "
                            + partitions
                            + " equal partitions");
        }
    }

    @Override
    public final Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        exchangeable(send, dest, sendTag, receive, source, receiveTag);
        return backend.sendrecv(send, dest, sendTag, receive, source, receiveTag);
    }

    @Override
    public final Request isendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        exchangeable(send, dest, sendTag, receive, source, receiveTag);
        return backend.isendrecv(send, dest, sendTag, receive, source, receiveTag);
    }

    private void exchangeable(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        requireOpen();
        Checks.sendable("send", send);
        Checks.receivable("receive", receive);
        partners(dest, sendTag, source, receiveTag);
        Parts.separate(send, receive);
    }

    private void partners(int dest, int sendTag, int source, int receiveTag) {
        requireOpen();
        Checks.destination("dest", dest, peers);
        Checks.sendTag("sendTag", sendTag, tagUpperBound);
        Checks.source("source", source, peers);
        Checks.receiveTag("receiveTag", receiveTag, tagUpperBound);
    }

    @Override
    public final Status sendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        requireOpen();
        Checks.receivable("buffer", buffer);
        partners(dest, sendTag, source, receiveTag);
        return backend.sendrecvReplace(buffer, dest, sendTag, source, receiveTag);
    }

    @Override
    public final Request isendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        requireOpen();
        Checks.receivable("buffer", buffer);
        partners(dest, sendTag, source, receiveTag);
        return backend.isendrecvReplace(buffer, dest, sendTag, source, receiveTag);
    }

    @Override
    public final Status probe(int source, int tag) {
        expected(source, tag);
        return backend.probe(source, tag);
    }

    @Override
    public final Optional<Status> iprobe(int source, int tag) {
        expected(source, tag);
        return backend.iprobe(source, tag);
    }

    @Override
    public final Message mprobe(int source, int tag) {
        expected(source, tag);
        return backend.mprobe(source, tag);
    }

    @Override
    public final Optional<Message> improbe(int source, int tag) {
        expected(source, tag);
        return backend.improbe(source, tag);
    }
}
