package org.mpi4j.purejava.matching;

import org.mpi4j.purejava.transport.Frame;

/** A message whose data is still at its sender. */
final class AnnouncedArrival extends Arrival {
    private final Engine engine;
    private final Peer peer;
    private final long sender;

    AnnouncedArrival(Engine engine, Peer peer, int tag, long bytes, long sender) {
        super(peer.rank, tag, bytes);
        this.engine = engine;
        this.peer = peer;
        this.sender = sender;
    }

    @Override
    void deliver(ReceiveRequest receive) {
        long wanted = receive.matched(source, tag, bytes);
        // The sender sends only what there is room for; a truncated rest never travels.
        int id = wanted > 0 ? engine.receives().add(receive) : 0;
        peer.send(new Outgoing.Control(Frame.CLEAR_TO_SEND, id, sender, wanted));
        if (wanted == 0) {
            receive.stored(0);
        }
    }
}
