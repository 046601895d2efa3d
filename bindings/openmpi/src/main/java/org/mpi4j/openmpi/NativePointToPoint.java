package org.mpi4j.openmpi;

import java.lang.ref.Reference;
import java.util.Optional;
import org.mpi4j.Info;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.openmpi.PersistentOperation.Kind;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.PointToPointBackend;

/** Point-to-point communication of one communicator (MPI 4.1 chapter 3). */
final class NativePointToPoint implements PointToPointBackend {
    private final Environment environment;
    private final long comm;
    private final int rank;
    private final Receives receives;

    NativePointToPoint(Environment environment, long comm, int rank) {
        this.environment = environment;
        this.rank = rank;
        this.comm = comm;
        this.receives = new Receives(environment, comm);
    }

    @Override
    public void send(MpiBuffer buffer, int dest, int tag) {
        Scratch scratch = Scratch.current();
        if (dest != rank && Simple.isSimple(buffer)) {
            sendSimply(scratch, buffer, dest, tag);
            return;
        }
        Operand o = scratch.arguments().send();
        try {
            heldMessage(o, buffer, dest);
            Errors.check("MPI_Send", send(o, dest, tag));
        } finally {
            o.release();
        }
    }

    private void sendSimply(Scratch scratch, MpiBuffer buffer, int dest, int tag) {
        long type = Simple.type(buffer);
        try {
            long address = Simple.input(buffer, scratch.copy());
            int code = OpenMpi.MPI_Send(address, (int) buffer.count(), type, dest, tag, comm);
            Errors.check("MPI_Send", code);
        } finally {
            Reference.reachabilityFence(buffer);
        }
    }

    private int send(Operand o, int dest, int tag) {
        return o.isHeld()
                ? OpenMpi.mpi4j_pinned_Send(
                        o.array(), o.address(), o.count(), o.type(), dest, tag, comm)
                : OpenMpi.MPI_Send(o.address(), o.count(), o.type(), dest, tag, comm);
    }

    @Override
    public void send(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        if (mode == SendMode.BUFFERED) {
            environment.bufferedSends().send(buffer, dest, tag, comm);
            return;
        }
        Operand o = Scratch.current().arguments().send();
        try {
            message(o, buffer, dest);
            Errors.check(nameOf(mode), send(mode, o, dest, tag));
        } finally {
            o.release();
        }
    }

    /** For a call that blocks until the array is not needed any more. */
    private void heldMessage(Operand o, MpiBuffer buffer, int dest) {
        if (dest == rank) {
            o.inputToSelf(buffer);
        } else {
            o.inputHeld(buffer, Form.PACKED);
        }
    }

    private void message(Operand o, MpiBuffer buffer, int dest) {
        if (dest == rank) {
            o.inputToSelf(buffer);
        } else {
            o.input(buffer, Form.PACKED);
        }
    }

    private int send(SendMode mode, Operand o, int dest, int tag) {
        long address = o.address();
        int count = o.count();
        long type = o.type();
        return switch (mode) {
            case STANDARD, BUFFERED -> OpenMpi.MPI_Send(address, count, type, dest, tag, comm);
            case SYNCHRONOUS -> OpenMpi.MPI_Ssend(address, count, type, dest, tag, comm);
            case READY -> OpenMpi.MPI_Rsend(address, count, type, dest, tag, comm);
        };
    }

    @Override
    public Request isend(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        SendRequest request = new SendRequest(environment);
        if (mode == SendMode.STANDARD && dest != rank && Simple.isSimpleUnderWay(buffer)) {
            return isendSimply(request, buffer, dest, tag);
        }
        if (mode == SendMode.BUFFERED) {
            environment.bufferedSends().send(buffer, dest, tag, comm);
            return request.started("MPI_Bsend", isendToNobody(request.slot()));
        }
        Operand o = request.arguments().send();
        try {
            message(o, buffer, dest);
            return request.started(nameOf(mode), isend(mode, o, dest, tag, request.slot()));
        } finally {
            request.releaseUnlessStarted();
        }
    }

    private Request isendSimply(SendRequest request, MpiBuffer buffer, int dest, int tag) {
        long type = Simple.type(buffer);
        int count = (int) buffer.count();
        // Asked before anything is under way, because the first time it takes calls of its own.
        long over = OverHandle.VALUE;
        try {
            long address = request.bind(buffer);
            int code = OpenMpi.MPI_Isend(address, count, type, dest, tag, comm, request.slot());
            return request.startedOrOver("MPI_Isend", code, over);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    /** Gives the handle of an operation that is over, to be completed among others. */
    private int isendToNobody(long slot) {
        return OpenMpi.MPI_Isend(0, 0, OpenMpi.MPI_BYTE, Mpi.PROC_NULL, 0, comm, slot);
    }

    private int isend(SendMode mode, Operand o, int dest, int tag, long slot) {
        long address = o.address();
        int count = o.count();
        long type = o.type();
        return switch (mode) {
            case STANDARD, BUFFERED ->
                    OpenMpi.MPI_Isend(address, count, type, dest, tag, comm, slot);
            case SYNCHRONOUS -> OpenMpi.MPI_Issend(address, count, type, dest, tag, comm, slot);
            case READY -> OpenMpi.MPI_Irsend(address, count, type, dest, tag, comm, slot);
        };
    }

    private static String nameOf(SendMode mode) {
        return switch (mode) {
            case STANDARD -> "MPI_Send";
            case SYNCHRONOUS -> "MPI_Ssend";
            case BUFFERED -> "MPI_Bsend";
            case READY -> "MPI_Rsend";
        };
    }

    @Override
    public Status recv(MpiBuffer buffer, int source, int tag) {
        return receives.recv(Scratch.current(), buffer, source, tag);
    }

    @Override
    public Request irecv(MpiBuffer buffer, int source, int tag) {
        return receives.irecv(buffer, source, tag);
    }

    @Override
    public PersistentRequest sendInit(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        if (mode == SendMode.BUFFERED) {
            return bsendInit(buffer, dest, tag);
        }
        return NativePersistentRequest.make(
                environment,
                Kind.SEND,
                nameOf(mode),
                a -> message(a.send(), buffer, dest),
                (a, slot) -> sendInit(mode, a.send(), dest, tag, slot));
    }

    private int sendInit(SendMode mode, Operand o, int dest, int tag, long slot) {
        long address = o.address();
        int count = o.count();
        long type = o.type();
        return switch (mode) {
            case STANDARD, BUFFERED ->
                    OpenMpi.MPI_Send_init(address, count, type, dest, tag, comm, slot);
            case SYNCHRONOUS -> OpenMpi.MPI_Ssend_init(address, count, type, dest, tag, comm, slot);
            case READY -> OpenMpi.MPI_Rsend_init(address, count, type, dest, tag, comm, slot);
        };
    }

    /** The message is sent at once at each start; the request only tells that it is. */
    private PersistentRequest bsendInit(MpiBuffer buffer, int dest, int tag) {
        PersistentOperation toNobody =
                PersistentOperation.make(
                        environment,
                        Kind.SEND,
                        "MPI_Bsend",
                        a -> {},
                        (a, slot) ->
                                OpenMpi.MPI_Send_init(
                                        0, 0, OpenMpi.MPI_BYTE, Mpi.PROC_NULL, 0, comm, slot));
        return new NativePersistentRequest(toNobody) {
            @Override
            protected void begin() {
                environment.bufferedSends().send(buffer, dest, tag, comm);
                super.begin();
            }
        };
    }

    @Override
    public PersistentRequest recvInit(MpiBuffer buffer, int source, int tag) {
        return NativePersistentRequest.make(
                environment,
                Kind.RECEIVE,
                "MPI_Recv",
                a -> a.receive().received(buffer),
                (a, slot) -> {
                    Operand o = a.receive();
                    return OpenMpi.MPI_Recv_init(
                            o.address(), o.count(), o.type(), source, tag, comm, slot);
                });
    }

    @Override
    public PartitionedSend psendInit(
            MpiBuffer buffer, int partitions, int dest, int tag, Info info) {
        Later.require("MPI_Psend_init");
        return new NativePartitionedSend(
                PersistentOperation.make(
                        environment,
                        Kind.PARTITIONED_SEND,
                        "MPI_Psend_init",
                        a -> a.send().input(buffer, Form.PACKED),
                        (a, slot) -> psendInit(a.send(), partitions, dest, tag, info, slot)),
                partitions,
                dest);
    }

    /** MPI_Psend_init and MPI_Precv_init of Open MPI 5.0 crash where the partner is nobody. */
    private int psendInit(Operand o, int partitions, int dest, int tag, Info info, long slot) {
        if (dest == Mpi.PROC_NULL) {
            return OpenMpi.MPI_Send_init(0, 0, OpenMpi.MPI_BYTE, dest, tag, comm, slot);
        }
        try (NativeInfo hints = NativeInfo.of(info)) {
            return OpenMpi.MPI_Psend_init(
                    o.address(),
                    partitions,
                    o.part(partitions),
                    o.type(),
                    dest,
                    tag,
                    comm,
                    hints.handle(),
                    slot);
        }
    }

    /** Not guarded: partitions are received in place, and only from a send of the same size. */
    @Override
    public PartitionedReceive precvInit(
            MpiBuffer buffer, int partitions, int source, int tag, Info info) {
        Later.require("MPI_Precv_init");
        return new NativePartitionedReceive(
                PersistentOperation.make(
                        environment,
                        Kind.PARTITIONED_RECEIVE,
                        "MPI_Precv_init",
                        a -> {
                            // From nobody comes nothing: the buffer stays as it is.
                            if (source != Mpi.PROC_NULL) {
                                a.receive().output(buffer, Form.PACKED);
                            }
                        },
                        (a, slot) -> precvInit(a.receive(), partitions, source, tag, info, slot)),
                partitions,
                source);
    }

    private int precvInit(Operand o, int partitions, int source, int tag, Info info, long slot) {
        if (source == Mpi.PROC_NULL) {
            return OpenMpi.MPI_Recv_init(0, 0, OpenMpi.MPI_BYTE, source, tag, comm, slot);
        }
        try (NativeInfo hints = NativeInfo.of(info)) {
            return OpenMpi.MPI_Precv_init(
                    o.address(),
                    partitions,
                    o.part(partitions),
                    o.type(),
                    source,
                    tag,
                    comm,
                    hints.handle(),
                    slot);
        }
    }

    @Override
    public Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        Scratch scratch = Scratch.current();
        Arguments a = scratch.arguments();
        Operand out = a.send();
        try {
            message(out, send, dest);
            isend(scratch, out, dest, sendTag);
            return recvAndAwaitSend(scratch, receive, source, receiveTag);
        } finally {
            out.release();
        }
    }

    private void isend(Scratch scratch, Operand out, int dest, int tag) {
        isend(scratch, out.address(), out.count(), out.type(), dest, tag);
    }

    private void isend(Scratch scratch, long address, int count, long type, int dest, int tag) {
        long slot = scratch.sendHandleAddress();
        Errors.check("MPI_Isend", OpenMpi.MPI_Isend(address, count, type, dest, tag, comm, slot));
    }

    private Status recvAndAwaitSend(Scratch scratch, MpiBuffer receive, int source, int tag) {
        try {
            return receives.recv(scratch, receive, source, tag);
        } finally {
            int code = OpenMpi.MPI_Wait(scratch.sendHandleAddress(), OpenMpi.MPI_STATUS_IGNORE);
            Errors.check("MPI_Wait", code);
        }
    }

    /** Not with MPI_Sendrecv_replace, whose receive has no {@link GuardedType}. */
    @Override
    public Status sendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        Scratch scratch = Scratch.current();
        Arguments a = scratch.arguments();
        try {
            Slab copy = a.slab(Counts.staged(buffer.dataBytes()));
            int length = BufferedSends.pack(buffer, copy, comm);
            isend(scratch, copy.address(), length, OpenMpi.MPI_PACKED, dest, sendTag);
            return recvAndAwaitSend(scratch, buffer, source, receiveTag);
        } finally {
            a.release();
        }
    }

    @Override
    public Request isendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        Later.require("MPI_Isendrecv");
        ExchangeRequest request = new ExchangeRequest(environment);
        Operand out = request.arguments().send();
        Operand in = request.arguments().receive();
        try {
            message(out, send, dest);
            in.received(receive);
            return request.started(
                    "MPI_Isendrecv",
                    OpenMpi.MPI_Isendrecv(
                            out.address(),
                            out.count(),
                            out.type(),
                            dest,
                            sendTag,
                            in.address(),
                            in.count(),
                            in.type(),
                            source,
                            receiveTag,
                            comm,
                            request.slot()));
        } finally {
            request.releaseUnlessStarted();
        }
    }

    /** With a copy of what is sent, for the same reason as {@link #sendrecvReplace}. */
    @Override
    public Request isendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        Later.require("MPI_Isendrecv_replace");
        ExchangeRequest request = new ExchangeRequest(environment);
        Operand in = request.arguments().receive();
        try {
            Slab copy = request.arguments().slab(Counts.staged(buffer.dataBytes()));
            int length = BufferedSends.pack(buffer, copy, comm);
            in.received(buffer);
            return request.started(
                    "MPI_Isendrecv",
                    OpenMpi.MPI_Isendrecv(
                            copy.address(),
                            length,
                            OpenMpi.MPI_PACKED,
                            dest,
                            sendTag,
                            in.address(),
                            in.count(),
                            in.type(),
                            source,
                            receiveTag,
                            comm,
                            request.slot()));
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public Status probe(int source, int tag) {
        return receives.probe(source, tag);
    }

    @Override
    public Optional<Status> iprobe(int source, int tag) {
        return receives.iprobe(source, tag);
    }

    @Override
    public Message mprobe(int source, int tag) {
        return receives.mprobe(source, tag);
    }

    @Override
    public Optional<Message> improbe(int source, int tag) {
        return receives.improbe(source, tag);
    }
}
