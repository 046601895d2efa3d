package org.mpi4j.purejava.matching;

import org.mpi4j.spi.Packing;

/** A small message, stored whole. */
class StoredArrival extends Arrival {
    final Engine engine;
    private final StagingPool.Slot slot;

    StoredArrival(Engine engine, int source, int tag, int bytes, StagingPool.Slot slot) {
        super(source, tag, bytes);
        this.engine = engine;
        this.slot = slot;
    }

    @Override
    void deliver(ReceiveRequest receive) {
        int taken = (int) receive.matched(source, tag, bytes);
        if (taken > 0) {
            Packing.unpack(slot.memory, slot.at, receive.buffer, 0, taken);
        }
        engine.staging().give(slot);
        taken();
        receive.stored(taken);
    }

    /** The sender may have to know. */
    void taken() {}

    /** One that came from another rank, whose credit is given back. */
    static class Remote extends StoredArrival {
        final Peer peer;

        Remote(Engine engine, Peer peer, int tag, int bytes, StagingPool.Slot slot) {
            super(engine, peer.rank, tag, bytes, slot);
            this.peer = peer;
        }

        @Override
        void taken() {
            peer.inlet.giveCredit((int) bytes);
        }
    }

    /** One whose sender waits until it is matched. */
    static final class Synchronous extends Remote {
        private final long sender;

        Synchronous(
                Engine engine, Peer peer, int tag, int bytes, StagingPool.Slot slot, long sender) {
            super(engine, peer, tag, bytes, slot);
            this.sender = sender;
        }

        @Override
        void taken() {
            super.taken();
            peer.send(Engine.matchedFrame(sender));
        }
    }
}
