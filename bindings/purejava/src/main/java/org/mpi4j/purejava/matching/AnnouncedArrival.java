package org.mpi4j.purejava.matching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.transport.Frame;

/** A message whose data is still at its sender. */
final class AnnouncedArrival extends Arrival {
    private final Engine engine;
    private @Nullable Peer peer;
    private long sender;

    AnnouncedArrival(Engine engine) {
        this.engine = engine;
    }

    /** A message that a request of a peer is to send. */
    AnnouncedArrival of(Peer from, int tag, long length, long request) {
        describe(from.rank, tag, length);
        peer = from;
        sender = request;
        return this;
    }

    @Override
    void deliver(ReceiveRequest receive) {
        long wanted = matched(receive);
        // The sender sends only what there is room for; a truncated rest never travels.
        int id = wanted > 0 ? engine.receives().add(receive) : 0;
        Objects.requireNonNull(peer).control(Frame.CLEAR_TO_SEND, id, sender, wanted);
        engine.spares().give(this);
        if (wanted == 0) {
            receive.stored(0);
        }
    }
}
