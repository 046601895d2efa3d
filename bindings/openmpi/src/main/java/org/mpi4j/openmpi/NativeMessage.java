package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.ErrorClass;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Checks;

/** A message that a matched probe has taken, MPI_MESSAGE_NO_PROC among them. */
final class NativeMessage implements Message {
    private final Environment environment;
    private final long handle;
    private final Status found;
    private final AtomicBoolean received = new AtomicBoolean();

    NativeMessage(Environment environment, long handle, Status found) {
        this.environment = environment;
        this.handle = handle;
        this.found = found;
    }

    @Override
    public Status status() {
        return found;
    }

    @Override
    public Status recv(MpiBuffer buffer) {
        Scratch scratch = check(buffer);
        if (isFromNobody()) {
            claim();
            return found;
        }
        Operand o = scratch.arguments().receive();
        try {
            o.fetched(buffer, found.bytes());
            // Before the message is taken: it can fail.
            o.count();
            take(scratch);
            return Receives.mrecv(scratch, o);
        } finally {
            o.release();
        }
    }

    @Override
    public Request irecv(MpiBuffer buffer) {
        Scratch scratch = check(buffer);
        ReceiveRequest request = new ReceiveRequest(environment);
        if (isFromNobody()) {
            claim();
            return request.started("MPI_Imrecv", irecvFromNobody(request.slot()));
        }
        Operand o = request.arguments().receive();
        try {
            o.fetched(buffer, found.bytes());
            int count = o.count();
            take(scratch);
            // MPI reads the message's handle before it writes that of the request.
            return request.started(
                    "MPI_Imrecv",
                    OpenMpi.MPI_Imrecv(
                            o.address(), count, o.type(), scratch.handleAddress(), request.slot()));
        } finally {
            request.releaseUnlessStarted();
        }
    }

    /** Gives the handle of an operation that is over, to be completed among others. */
    private static int irecvFromNobody(long slot) {
        return OpenMpi.MPI_Irecv(
                0, 0, OpenMpi.MPI_BYTE, Mpi.PROC_NULL, 0, OpenMpi.MPI_COMM_SELF, slot);
    }

    private Scratch check(MpiBuffer buffer) {
        environment.requireActive();
        Checks.receivable("buffer", buffer);
        return Scratch.current();
    }

    /** MPI_Wait of Open MPI 4.1 never returns from the receive of what such a probe found. */
    private boolean isFromNobody() {
        return found.source() == Mpi.PROC_NULL;
    }

    private void take(Scratch scratch) {
        claim();
        scratch.handle(handle);
    }

    /** Claims the message for the one call that may receive it. */
    private void claim() {
        if (!received.compareAndSet(false, true)) {
            throw new MpiException(ErrorClass.REQUEST, "the message was received already");
        }
    }
}
