package org.mpi4j.purejava.matching;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/**
 * Buffered mode: messages are copied, and count against the room that the program has attached
 * until they are sent.
 */
final class BufferedSends {
    /** Room that a message needs beside its data. */
    static final int OVERHEAD = 64;

    private static final int NOT_ATTACHED = -1;

    private record Sending(SendRequest request, long room) {}

    private final Engine engine;
    private final ArrayDeque<Sending> underWay = new ArrayDeque<>();
    private int attached = NOT_ATTACHED;
    private long taken;

    BufferedSends(Engine engine) {
        this.engine = engine;
    }

    void send(MpiBuffer buffer, int dest, int tag, long context) {
        reclaim();
        long room = buffer.dataBytes() + OVERHEAD;
        if (room > attached - taken) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    attached == NOT_ATTACHED
                            ? "a buffered send, but no buffer is attached"
                            : "a buffered send needs "
                                    + room
                                    + " bytes, but of the attached buffer are left "
                                    + (attached - taken));
        }
        MpiBuffer copy = copy(buffer);
        @Nullable SendRequest request = engine.send(SendMode.STANDARD, copy, dest, tag, context);
        if (request != null) {
            taken += room;
            underWay.add(new Sending(request, room));
        }
    }

    /** The data of a message in memory of its own. */
    static MpiBuffer copy(MpiBuffer buffer) {
        int length = (int) buffer.dataBytes();
        Memory memory = Memory.allocateDirect(length);
        if (length > 0) {
            Packing.pack(buffer, 0, memory, 0, length);
        }
        return MpiBuffer.buffer(memory.bytes());
    }

    private void reclaim() {
        underWay.removeIf(
                sending -> {
                    if (sending.request.isDone()) {
                        taken -= sending.room;
                        return true;
                    }
                    return false;
                });
    }

    void attach(int bytes) {
        if (bytes < 0) {
            throw new MpiException(
                    ErrorClass.ARG, "bytes is " + bytes + "; it must not be negative");
        }
        if (attached != NOT_ATTACHED) {
            throw new MpiException(ErrorClass.BUFFER, "a buffer is attached already");
        }
        attached = bytes;
    }

    void detach() {
        if (attached == NOT_ATTACHED) {
            throw new MpiException(ErrorClass.BUFFER, "no buffer is attached");
        }
        drain();
        attached = NOT_ATTACHED;
    }

    /** Waits until all messages are sent. */
    void drain() {
        for (Sending sending : underWay) {
            engine.await(sending.request);
        }
        reclaim();
    }
}
