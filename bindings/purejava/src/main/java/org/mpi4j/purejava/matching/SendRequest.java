package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.purejava.transport.Outlet;

/**
 * A send that could not be done at once. Its way: an envelope goes out (with the data, if it is
 * small); for large ones the receiver answers, then the data streams.
 */
final class SendRequest extends PureRequest implements Outgoing {
    MpiBuffer buffer = MpiBuffer.NONE;
    long bytes;
    int tag;
    private long context;

    /** Null if it is this rank itself. */
    private @Nullable Peer peer;

    /** Kind of the envelope: eager, eager and synchronous, or ready to send. */
    private int kind;

    private int id = -1;

    /** Next in the list of spare objects. */
    @Nullable SendRequest next;

    /** What the receiver answered. */
    private int receiver;

    private long wanted;
    private long sent;

    SendRequest(Engine engine) {
        super(engine);
    }

    void prepare(@Nullable Peer to, int envelope, MpiBuffer from, int withTag, long inContext) {
        peer = to;
        kind = envelope;
        buffer = from;
        bytes = from.dataBytes();
        tag = withTag;
        context = inContext;
        wanted = 0;
        sent = 0;
    }

    @Override
    public void recycle() {
        engine.spares().give(this);
    }

    @Override
    public void cancel() {
        requireUnderWay();
        // The standard lets a send take place although it is cancelled; this backend always does.
    }

    @Override
    public boolean push(Outlet outlet) {
        return switch (kind) {
            case Frame.EAGER -> pushEager(outlet);
            case Frame.EAGER_SYNCHRONOUS -> {
                int length = (int) bytes;
                yield outlet.offer(kind, tag, context, id(), 0, buffer, 0, length);
            }
            default -> outlet.offer(kind, tag, context, id(), bytes);
        };
    }

    private boolean pushEager(Outlet outlet) {
        if (!outlet.offer(kind, tag, context, 0, 0, buffer, 0, (int) bytes)) {
            return false;
        }
        finish(Status.EMPTY);
        return true;
    }

    private int id() {
        if (id < 0) {
            id = engine.sends().add(this);
            count(1);
        }
        return id;
    }

    private void count(int more) {
        if (peer != null) {
            peer.unanswered += more;
        }
    }

    /** The receiver has matched a synchronous message, or takes nothing more of this one. */
    void end() {
        if (id >= 0) {
            engine.sends().remove(id);
            id = -1;
            count(-1);
        }
        finish(Status.EMPTY);
    }

    /** The receiver waits for the data. */
    void cleared(int byReceiver, long bytesWanted) {
        receiver = byReceiver;
        wanted = bytesWanted;
    }

    /**
     * Sends as much data as there is room for.
     *
     * @return whether any was sent
     */
    boolean stream(Outlet outlet) {
        boolean moved = false;
        while (sent < wanted) {
            int length = (int) Math.min(outlet.largestPayload(), wanted - sent);
            if (!outlet.offer(Frame.DATA, receiver, 0, 0, sent, buffer, sent, length)) {
                return moved;
            }
            sent += length;
            moved = true;
        }
        end();
        return true;
    }
}
