package org.mpi4j.openmpi;

import java.lang.ref.Reference;
import java.util.Optional;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;

/**
 * The receives and probes of one communicator. None writes beyond its buffer, however long the
 * message is; see {@link GuardedType}.
 */
final class Receives {
    private final Environment environment;
    private final long comm;

    Receives(Environment environment, long comm) {
        this.environment = environment;
        this.comm = comm;
    }

    Status recv(Scratch scratch, MpiBuffer buffer, int source, int tag) {
        if (isByWay(buffer)) {
            return Operand.isOutside(buffer)
                    ? recvByWay(scratch, buffer, source, tag)
                    : recvToHeap(scratch, buffer, source, tag);
        }
        Operand o = scratch.arguments().receive();
        try {
            return isShort(buffer) || source == Mpi.PROC_NULL
                    ? recvGuarded(scratch, o, buffer, source, tag)
                    : recvProbed(scratch, o, buffer, source, tag);
        } finally {
            o.release();
        }
    }

    private static boolean isShort(MpiBuffer buffer) {
        return buffer.dataBytes() < GuardedType.SHORT;
    }

    /** Whether a message goes by way of other memory, from which Java or C can copy it. */
    private static boolean isByWay(MpiBuffer buffer) {
        return isShort(buffer) && (!Operand.isOutside(buffer) || isDense(buffer));
    }

    private static boolean isDense(MpiBuffer buffer) {
        return buffer.datatype().map().isDense();
    }

    /** As {@link #recvGuarded}, with one call and nothing to bind: most messages are such. */
    private Status recvByWay(Scratch scratch, MpiBuffer buffer, int source, int tag) {
        int bytes = (int) buffer.dataBytes();
        try {
            int code =
                    OpenMpi.mpi4j_recv_by_way(
                            Operand.addressOf(buffer),
                            bytes,
                            scratch.way().address(),
                            GuardedType.pair(bytes).handle(),
                            source,
                            tag,
                            comm,
                            scratch.statusAddress());
            Errors.check("MPI_Recv", code);
        } finally {
            Reference.reachabilityFence(buffer);
        }
        Status status = scratch.status();
        Operand.requireRoom(status.bytes(), bytes);
        return status;
    }

    /** The same where Java has to copy. */
    private Status recvToHeap(Scratch scratch, MpiBuffer buffer, int source, int tag) {
        int bytes = (int) buffer.dataBytes();
        Slab way = scratch.way();
        long type = GuardedType.pair(bytes).handle();
        long at = scratch.statusAddress();
        Errors.check("MPI_Recv", OpenMpi.MPI_Recv(way.address(), 2, type, source, tag, comm, at));
        Status status = scratch.status();
        Operand.requireRoom(status.bytes(), bytes);
        Form.PACKED.out(way.memory(), buffer, status.bytes());
        return status;
    }

    private Status recvGuarded(Scratch scratch, Operand o, MpiBuffer buffer, int source, int tag) {
        o.received(buffer);
        int code =
                OpenMpi.MPI_Recv(
                        o.address(),
                        o.count(),
                        o.type(),
                        source,
                        tag,
                        comm,
                        scratch.statusAddress());
        return received(scratch, o, "MPI_Recv", code);
    }

    /** Asks how long the message is before it gives out the buffer. */
    private Status recvProbed(Scratch scratch, Operand o, MpiBuffer buffer, int source, int tag) {
        o.outputHeld(buffer, Form.PACKED);
        long bytes = matched(scratch, source, tag).bytes();
        if (bytes > buffer.dataBytes()) {
            o.release();
            o.received(buffer);
        }
        return mrecv(scratch, o);
    }

    /** Receives the message whose handle is in the scratch memory. */
    static Status mrecv(Scratch scratch, Operand o) {
        long message = scratch.handleAddress();
        long status = scratch.statusAddress();
        int code =
                o.isHeld()
                        ? OpenMpi.mpi4j_pinned_Mrecv(
                                o.array(), o.address(), o.count(), o.type(), message, status)
                        : OpenMpi.MPI_Mrecv(o.address(), o.count(), o.type(), message, status);
        return received(scratch, o, "MPI_Mrecv", code);
    }

    private static Status received(Scratch scratch, Operand o, String name, int code) {
        Errors.check(name, code);
        Status status = scratch.status();
        o.copyOut(status.bytes());
        return status;
    }

    Request irecv(MpiBuffer buffer, int source, int tag) {
        ReceiveRequest request = new ReceiveRequest(environment);
        if (isByWay(buffer)) {
            return irecvByWay(request, buffer, source, tag);
        }
        Operand o = request.arguments().receive();
        try {
            boolean isLong = buffer.dataBytes() >= GuardedType.FETCHED;
            return isLong && source != Mpi.PROC_NULL && arrived(Scratch.current(), source, tag)
                    ? fetch(request, o, buffer)
                    : await(request, o, buffer, source, tag);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    private Request irecvByWay(ReceiveRequest request, MpiBuffer buffer, int source, int tag) {
        int bytes = (int) buffer.dataBytes();
        long type = GuardedType.pair(bytes).handle();
        try {
            long way = request.bindShort(buffer, bytes);
            int code = OpenMpi.MPI_Irecv(way, 2, type, source, tag, comm, request.slot());
            return request.started("MPI_Irecv", code);
        } finally {
            request.releaseUnlessStarted();
        }
    }

    private static Request fetch(ReceiveRequest request, Operand o, MpiBuffer buffer) {
        Scratch scratch = Scratch.current();
        o.fetched(buffer, scratch.status().bytes());
        long message = scratch.handleAddress();
        int code = OpenMpi.MPI_Imrecv(o.address(), o.count(), o.type(), message, request.slot());
        return request.started("MPI_Irecv", code);
    }

    private Request await(
            ReceiveRequest request, Operand o, MpiBuffer buffer, int source, int tag) {
        o.received(buffer);
        int code =
                OpenMpi.MPI_Irecv(
                        o.address(), o.count(), o.type(), source, tag, comm, request.slot());
        return request.started("MPI_Irecv", code);
    }

    Status probe(int source, int tag) {
        Scratch scratch = Scratch.current();
        Errors.check("MPI_Probe", OpenMpi.MPI_Probe(source, tag, comm, scratch.statusAddress()));
        return scratch.status();
    }

    Optional<Status> iprobe(int source, int tag) {
        Scratch scratch = Scratch.current();
        int code =
                OpenMpi.MPI_Iprobe(
                        source, tag, comm, scratch.flagAddress(), scratch.statusAddress());
        Errors.check("MPI_Iprobe", code);
        return scratch.flag() ? Optional.of(scratch.status()) : Optional.empty();
    }

    Message mprobe(int source, int tag) {
        Scratch scratch = Scratch.current();
        Status found = matched(scratch, source, tag);
        return new NativeMessage(environment, scratch.handle(), found);
    }

    Optional<Message> improbe(int source, int tag) {
        Scratch scratch = Scratch.current();
        return arrived(scratch, source, tag)
                ? Optional.of(new NativeMessage(environment, scratch.handle(), scratch.status()))
                : Optional.empty();
    }

    /** Waits for a message and takes it, its handle in the scratch memory. */
    private Status matched(Scratch scratch, int source, int tag) {
        int code =
                OpenMpi.MPI_Mprobe(
                        source, tag, comm, scratch.handleAddress(), scratch.statusAddress());
        Errors.check("MPI_Mprobe", code);
        return scratch.status();
    }

    /** Whether a message is there; it is then taken, its handle in the scratch memory. */
    private boolean arrived(Scratch scratch, int source, int tag) {
        int code =
                OpenMpi.MPI_Improbe(
                        source,
                        tag,
                        comm,
                        scratch.flagAddress(),
                        scratch.handleAddress(),
                        scratch.statusAddress());
        Errors.check("MPI_Improbe", code);
        return scratch.flag();
    }
}
