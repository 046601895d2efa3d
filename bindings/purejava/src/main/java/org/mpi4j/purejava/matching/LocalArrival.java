package org.mpi4j.purejava.matching;

import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** A message of this rank to itself, still in the sender's buffer. */
final class LocalArrival extends Arrival {
    private static final int PIECE = 32 << 10;

    private final Engine engine;
    private final SendRequest send;

    LocalArrival(Engine engine, int rank, SendRequest send) {
        this.engine = engine;
        this.send = send;
        describe(rank, send.tag, send.bytes);
    }

    @Override
    void deliver(ReceiveRequest receive) {
        long wanted = matched(receive);
        StagingPool.Slot slot = engine.staging().take(PIECE);
        Memory memory = slot.memory;
        for (long done = 0; done < wanted; done += PIECE) {
            int piece = (int) Math.min(PIECE, wanted - done);
            Packing.pack(send.buffer, done, memory, slot.at, piece);
            Packing.unpack(memory, slot.at, receive.buffer, done, piece);
        }
        engine.staging().give(slot);
        send.end();
        receive.stored(wanted);
    }
}
