package org.mpi4j.purejava.matching;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.transport.Inlet;
import org.mpi4j.purejava.transport.Link;
import org.mpi4j.purejava.transport.Outlet;

/** Another rank: the channels to and from it, and what waits for room in the one to it. */
final class Peer {
    final int rank;
    final Outlet outlet;
    final Inlet inlet;

    /** Messages of which the peer has not said yet that it takes them. */
    int unanswered;

    /** Envelopes and answers, whose order matters. */
    private final ArrayDeque<Outgoing> pending = new ArrayDeque<>();

    /** Large messages that the peer waits for, one after the other. */
    private final ArrayDeque<SendRequest> streams = new ArrayDeque<>();

    private @Nullable ControlFrame spare;

    Peer(int rank, Link link) {
        this.rank = rank;
        this.outlet = link.outlet();
        this.inlet = link.inlet();
    }

    /** Whether a frame offered now would not overtake another. */
    boolean isClear() {
        return pending.isEmpty();
    }

    /** Whether nothing waits to be sent. */
    boolean isIdle() {
        return pending.isEmpty() && streams.isEmpty();
    }

    void send(Outgoing frame) {
        if (!pending.isEmpty() || !frame.push(outlet)) {
            pending.add(frame);
        }
    }

    /** Sends a frame without payload, after those that wait. */
    void control(int kind, int tag, long first, long second) {
        if (!pending.isEmpty() || !outlet.offer(kind, tag, 0, first, second)) {
            pending.add(spareFrame().of(kind, tag, first, second));
        }
    }

    private ControlFrame spareFrame() {
        ControlFrame found = spare;
        if (found == null) {
            return new ControlFrame(this);
        }
        spare = found.next;
        found.next = null;
        return found;
    }

    void recycle(ControlFrame sent) {
        sent.next = spare;
        spare = sent;
    }

    void stream(SendRequest request) {
        streams.add(request);
    }

    /**
     * Sends what there is room for.
     *
     * @return whether anything was sent
     */
    boolean flush() {
        return !isIdle() && flushSome();
    }

    private boolean flushSome() {
        boolean moved = false;
        for (Outgoing next = pending.peek(); next != null; next = pending.peek()) {
            if (!next.push(outlet)) {
                return moved;
            }
            pending.remove();
            moved = true;
        }
        for (SendRequest next = streams.peek(); next != null; next = streams.peek()) {
            moved |= next.stream(outlet);
            if (!next.isDone()) {
                return moved;
            }
            streams.remove();
        }
        return moved;
    }
}
