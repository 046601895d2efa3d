package org.mpi4j.openmpi;

import java.util.Optional;
import org.mpi4j.Message;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.PointToPointBackend;

/** Point-to-point communication of one communicator (MPI 4.1 chapter 3). */
final class NativePointToPoint implements PointToPointBackend {
    private final Environment environment;
    private final long comm;

    NativePointToPoint(Environment environment, long comm) {
        this.environment = environment;
        this.comm = comm;
    }

    @Override
    public void send(MpiBuffer buffer, int dest, int tag) {
        Arguments a = Scratch.current().arguments();
        Operand o = a.send();
        try {
            o.input(buffer, Form.PACKED);
            int code = OpenMpi.MPI_Send(o.address(), o.count(), o.type(), dest, tag, comm);
            Errors.check("MPI_Send", code);
        } finally {
            o.release();
        }
    }

    @Override
    public void send(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        Operand o = Scratch.current().arguments().send();
        try {
            o.input(buffer, Form.PACKED);
            switch (mode) {
                case STANDARD ->
                        Errors.check(
                                "MPI_Send",
                                OpenMpi.MPI_Send(
                                        o.address(), o.count(), o.type(), dest, tag, comm));
                case SYNCHRONOUS ->
                        Errors.check(
                                "MPI_Ssend",
                                OpenMpi.MPI_Ssend(
                                        o.address(), o.count(), o.type(), dest, tag, comm));
                case BUFFERED ->
                        Errors.check(
                                "MPI_Bsend",
                                OpenMpi.MPI_Bsend(
                                        o.address(), o.count(), o.type(), dest, tag, comm));
                case READY ->
                        Errors.check(
                                "MPI_Rsend",
                                OpenMpi.MPI_Rsend(
                                        o.address(), o.count(), o.type(), dest, tag, comm));
            }
        } finally {
            o.release();
        }
    }

    @Override
    public Request isend(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        SendRequest request = new SendRequest(environment);
        Operand o = request.arguments().send();
        try {
            o.input(buffer, Form.PACKED);
            return start(request, mode, o, dest, tag);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    private Request start(SendRequest request, SendMode mode, Operand o, int dest, int tag) {
        long slot = request.slot();
        return switch (mode) {
            case STANDARD ->
                    request.started(
                            "MPI_Isend",
                            OpenMpi.MPI_Isend(
                                    o.address(), o.count(), o.type(), dest, tag, comm, slot));
            case SYNCHRONOUS ->
                    request.started(
                            "MPI_Issend",
                            OpenMpi.MPI_Issend(
                                    o.address(), o.count(), o.type(), dest, tag, comm, slot));
            case BUFFERED ->
                    request.started(
                            "MPI_Ibsend",
                            OpenMpi.MPI_Ibsend(
                                    o.address(), o.count(), o.type(), dest, tag, comm, slot));
            case READY ->
                    request.started(
                            "MPI_Irsend",
                            OpenMpi.MPI_Irsend(
                                    o.address(), o.count(), o.type(), dest, tag, comm, slot));
        };
    }

    @Override
    public Status recv(MpiBuffer buffer, int source, int tag) {
        Scratch scratch = Scratch.current();
        Operand o = scratch.arguments().receive();
        try {
            o.output(buffer, Form.PACKED);
            int code =
                    OpenMpi.MPI_Recv(
                            o.address(),
                            o.count(),
                            o.type(),
                            source,
                            tag,
                            comm,
                            scratch.statusAddress());
            Errors.check("MPI_Recv", code);
            Status status = scratch.status();
            o.copyOut(status.bytes());
            return status;
        } finally {
            o.release();
        }
    }

    @Override
    public Request irecv(MpiBuffer buffer, int source, int tag) {
        ReceiveRequest request = new ReceiveRequest(environment);
        Operand o = request.arguments().receive();
        try {
            o.output(buffer, Form.PACKED);
            return request.started(
                    "MPI_Irecv",
                    OpenMpi.MPI_Irecv(
                            o.address(), o.count(), o.type(), source, tag, comm, request.slot()));
        } finally {
            request.releaseUnlessStarted();
        }
    }

    @Override
    public Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        Scratch scratch = Scratch.current();
        Arguments a = scratch.arguments();
        Operand out = a.send();
        Operand in = a.receive();
        try {
            out.input(send, Form.PACKED);
            in.output(receive, Form.PACKED);
            int code =
                    OpenMpi.MPI_Sendrecv(
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
                            scratch.statusAddress());
            Errors.check("MPI_Sendrecv", code);
            Status status = scratch.status();
            in.copyOut(status.bytes());
            return status;
        } finally {
            out.release();
            in.release();
        }
    }

    @Override
    public Status probe(int source, int tag) {
        Scratch scratch = Scratch.current();
        Errors.check("MPI_Probe", OpenMpi.MPI_Probe(source, tag, comm, scratch.statusAddress()));
        return scratch.status();
    }

    @Override
    public Optional<Status> iprobe(int source, int tag) {
        Scratch scratch = Scratch.current();
        int code =
                OpenMpi.MPI_Iprobe(
                        source, tag, comm, scratch.flagAddress(), scratch.statusAddress());
        Errors.check("MPI_Iprobe", code);
        return scratch.flag() ? Optional.of(scratch.status()) : Optional.empty();
    }

    @Override
    public Message mprobe(int source, int tag) {
        Scratch scratch = Scratch.current();
        int code =
                OpenMpi.MPI_Mprobe(
                        source, tag, comm, scratch.handleAddress(), scratch.statusAddress());
        Errors.check("MPI_Mprobe", code);
        return new NativeMessage(environment, scratch.handle(), scratch.status());
    }

    @Override
    public Optional<Message> improbe(int source, int tag) {
        Scratch scratch = Scratch.current();
        int code =
                OpenMpi.MPI_Improbe(
                        source,
                        tag,
                        comm,
                        scratch.flagAddress(),
                        scratch.handleAddress(),
                        scratch.statusAddress());
        Errors.check("MPI_Improbe", code);
        return scratch.flag()
                ? Optional.of(new NativeMessage(environment, scratch.handle(), scratch.status()))
                : Optional.empty();
    }
}
