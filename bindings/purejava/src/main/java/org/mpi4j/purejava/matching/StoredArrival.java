package org.mpi4j.purejava.matching;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.transport.Frame;
import org.mpi4j.spi.Packing;

/** A small message, stored whole. */
final class StoredArrival extends Arrival {
    private static final long NOBODY = -1;

    private final Engine engine;
    private StagingPool.@Nullable Slot slot;

    /** Who sent it; null if it is this rank's own. */
    private @Nullable Peer peer;

    /** The sender's request that waits until the message is matched. */
    private long waiting = NOBODY;

    StoredArrival(Engine engine) {
        this.engine = engine;
    }

    /** This rank's own message. */
    StoredArrival local(int rank, int tag, int length, StagingPool.Slot in) {
        describe(rank, tag, length);
        slot = in;
        peer = null;
        waiting = NOBODY;
        return this;
    }

    /** One from another rank, whose credit is given back. */
    StoredArrival remote(Peer from, int tag, int length, StagingPool.Slot in) {
        describe(from.rank, tag, length);
        slot = in;
        peer = from;
        waiting = NOBODY;
        return this;
    }

    /** The sender's request waits until the message is matched. */
    StoredArrival synchronous(long sender) {
        waiting = sender;
        return this;
    }

    @Override
    void deliver(ReceiveRequest receive) {
        int taken = (int) matched(receive);
        StagingPool.Slot in = Objects.requireNonNull(slot);
        if (taken > 0) {
            Packing.unpack(in.memory, in.at, receive.buffer, 0, taken);
        }
        engine.staging().give(in);
        Peer sender = peer;
        if (sender != null) {
            sender.inlet.giveCredit((int) bytes());
            if (waiting != NOBODY) {
                sender.control(Frame.MATCHED, 0, waiting, 0);
            }
        }
        engine.spares().give(this);
        receive.stored(taken);
    }
}
