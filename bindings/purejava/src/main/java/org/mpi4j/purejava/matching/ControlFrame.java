package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.transport.Outlet;

/** A frame without payload that waits for room; used again and again by its peer. */
final class ControlFrame implements Outgoing {
    private final Peer peer;
    private int kind;
    private int tag;
    private long first;
    private long second;

    /** Next in the list of spare objects. */
    @Nullable ControlFrame next;

    ControlFrame(Peer peer) {
        this.peer = peer;
    }

    ControlFrame of(int ofKind, int withTag, long firstWord, long secondWord) {
        kind = ofKind;
        tag = withTag;
        first = firstWord;
        second = secondWord;
        return this;
    }

    @Override
    public boolean push(Outlet outlet) {
        if (!outlet.offer(kind, tag, 0, first, second)) {
            return false;
        }
        peer.recycle(this);
        return true;
    }
}
