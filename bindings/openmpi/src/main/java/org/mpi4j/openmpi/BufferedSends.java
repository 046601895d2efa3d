package org.mpi4j.openmpi;

import java.util.ArrayDeque;
import java.util.Deque;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.raw.OpenMpi;

/**
 * Buffered sends: the message is packed into memory of our own and sent from there.
 *
 * <p>MPI_Bsend itself is not used: where its buffer has no room, Open MPI 4.1 returns an error but
 * has counted the message already, and every later message to that rank waits for it for ever.
 */
final class BufferedSends {
    private record Sent(SendRequest request, long room) {}

    private static final int NONE = -1;

    private final Environment environment;
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private int capacity = NONE;
    private long used;

    BufferedSends(Environment environment) {
        this.environment = environment;
    }

    synchronized void attach(int bytes) {
        if (bytes < 0) {
            throw new MpiException(ErrorClass.ARG, "bytes must not be negative, is " + bytes);
        }
        if (capacity != NONE) {
            throw new MpiException(ErrorClass.BUFFER, "a buffer is attached already");
        }
        capacity = bytes;
    }

    synchronized void detach() {
        if (capacity == NONE) {
            throw new MpiException(ErrorClass.BUFFER, "no buffer is attached");
        }
        finish();
        capacity = NONE;
    }

    /** Returns when all are sent. */
    synchronized void finish() {
        while (!underWay.isEmpty()) {
            Sent oldest = underWay.removeFirst();
            used -= oldest.room();
            oldest.request().await();
        }
    }

    /** Takes a copy of the message and starts to send it. */
    synchronized void send(MpiBuffer buffer, int dest, int tag, long comm) {
        if (dest == Mpi.PROC_NULL) {
            return;
        }
        long room = buffer.dataBytes() + OpenMpi.MPI_BSEND_OVERHEAD;
        reserve(room);
        SendRequest request = new SendRequest(environment);
        try {
            Slab copy = request.arguments().slab(Counts.staged(buffer.dataBytes()));
            int length = pack(buffer, copy, comm);
            int code =
                    OpenMpi.MPI_Isend(
                            copy.address(),
                            length,
                            OpenMpi.MPI_PACKED,
                            dest,
                            tag,
                            comm,
                            request.slot());
            request.started("MPI_Bsend", code);
        } finally {
            request.releaseUnlessStarted();
        }
        used += room;
        underWay.addLast(new Sent(request, room));
    }

    private void reserve(long room) {
        underWay.removeIf(this::isSent);
        if (used + room > capacity) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    capacity == NONE
                            ? "no buffer is attached"
                            : "the attached buffer has "
                                    + (capacity - used)
                                    + " bytes free, but the message needs "
                                    + room);
        }
    }

    private boolean isSent(Sent sent) {
        if (sent.request().test().isEmpty()) {
            return false;
        }
        used -= sent.room();
        return true;
    }

    /** Copies the data of a message and says how many bytes it is as MPI_PACKED. */
    static int pack(MpiBuffer buffer, Slab copy, long comm) {
        Scratch scratch = Scratch.current();
        Operand from = scratch.arguments().send();
        try {
            from.input(buffer, Form.PACKED);
            scratch.index(0);
            Errors.check(
                    "MPI_Pack",
                    OpenMpi.MPI_Pack(
                            from.address(),
                            from.count(),
                            from.type(),
                            copy.address(),
                            copy.capacity(),
                            scratch.indexAddress(),
                            comm));
            return scratch.index();
        } finally {
            from.release();
        }
    }
}
