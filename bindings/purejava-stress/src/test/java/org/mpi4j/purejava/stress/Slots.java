package org.mpi4j.purejava.stress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory outside the heap for the states of a test, of which jcstress makes millions: a slot is
 * used again when {@link #COUNT} others were handed out, long after its state.
 */
public final class Slots {
    /** More than the runner lets live at a time. */
    static final int COUNT = 8192;

    private static final int LINE = 64;

    private final int bytes;
    private final ByteBuffer arena;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Allocates.
     *
     * @param bytes of a slot, a multiple of 64
     */
    public Slots(int bytes) {
        this.bytes = bytes;
        this.arena = ByteBuffer.allocateDirect(bytes * COUNT + LINE).alignedSlice(LINE);
    }

    /**
     * Hands out a slot.
     *
     * @return at a multiple of 64, in native order, holding what its last user has left
     */
    public ByteBuffer next() {
        int slot = Math.floorMod(next.getAndIncrement(), COUNT);
        return arena.slice(slot * bytes, bytes).order(ByteOrder.nativeOrder());
    }
}
