package org.mpi4j.purejava.transport;

import static org.mpi4j.purejava.transport.RingLayout.LINE;
import static org.mpi4j.purejava.transport.RingLayout.LONGS;

import java.nio.ByteBuffer;
import org.mpi4j.MpiBuffer;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** The writing end of a ring. */
public final class RingWriter implements Outlet {
    private final ByteBuffer counters;
    private final ByteBuffer data;
    private final Memory memory;
    private final int capacity;
    private final int mask;
    private final int largestPayload;

    /** Bytes written since the start; the next frame goes to this, modulo the capacity. */
    private long tail;

    /** What the reader's counters were when this end last looked. */
    private long head;

    private long spent;
    private long refunded;

    /**
     * Opens the writing end. The memory is zero where nothing was written yet.
     *
     * @param memory a whole ring; see {@link Rings#bytes}
     */
    public RingWriter(ByteBuffer memory) {
        this.capacity = RingLayout.capacity(memory);
        this.mask = capacity - 1;
        this.largestPayload = RingLayout.largestPayload(capacity);
        this.counters = memory.slice(0, RingLayout.COUNTERS);
        this.memory = new Memory(memory.slice(RingLayout.COUNTERS, capacity));
        this.data = this.memory.bytes();
    }

    @Override
    public boolean offer(int kind, int tag, long context, long first, long second) {
        if (!reserve(LINE)) {
            return false;
        }
        publish(kind, tag, context, first, second, 0);
        return true;
    }

    @Override
    public boolean offer(
            int kind,
            int tag,
            long context,
            long first,
            long second,
            MpiBuffer from,
            long offset,
            int length) {
        if (!reserve(RingLayout.frame(length))) {
            return false;
        }
        if (length > 0) {
            int at = (int) tail & mask;
            Packing.pack(from, offset, memory, at + RingLayout.HEADER, length);
        }
        publish(kind, tag, context, first, second, length);
        return true;
    }

    /**
     * Makes sure that a frame fits at the tail in one piece, with the commit word of the frame
     * after it, skipping the ring's end if need be.
     */
    private boolean reserve(int frame) {
        int end = capacity - ((int) tail & mask);
        int skipped = frame > end ? end : 0;
        long needed = tail + skipped + frame + LINE - capacity;
        if (needed > head) {
            // Acquire: what the reader did with the bytes before its head happened before we
            // write over them.
            head = (long) LONGS.getAcquire(counters, RingLayout.HEAD);
            if (needed > head) {
                return false;
            }
        }
        if (skipped > 0) {
            LONGS.set(data, 0, 0L);
            int at = (int) tail & mask;
            // Release: whoever is sent to the start of the ring sees the zero there.
            LONGS.setRelease(data, at, RingLayout.commit(RingLayout.PAD, 0, skipped));
            tail += skipped;
        }
        return true;
    }

    private void publish(int kind, int tag, long context, long first, long second, int length) {
        int at = (int) tail & mask;
        tail += RingLayout.frame(length);
        // The reader looks at the next commit word as soon as it has seen this one, and must find
        // 0 there, not what an earlier round left. The release below orders it.
        LONGS.set(data, (int) tail & mask, 0L);
        LONGS.set(data, at + RingLayout.CONTEXT, context);
        LONGS.set(data, at + RingLayout.FIRST, first);
        LONGS.set(data, at + RingLayout.SECOND, second);
        // Release: whoever sees the commit word sees header, payload and the zero ahead.
        LONGS.setRelease(data, at, RingLayout.commit(kind, tag, length));
    }

    @Override
    public int largestPayload() {
        return largestPayload;
    }

    @Override
    public boolean takeCredit(int bytes) {
        long after = spent + bytes + RingLayout.CREDIT_OVERHEAD;
        if (after - refunded > RingLayout.CREDIT_LIMIT) {
            // Acquire: the peer has given the room of those messages back.
            refunded = (long) LONGS.getAcquire(counters, RingLayout.CREDIT);
            if (after - refunded > RingLayout.CREDIT_LIMIT) {
                return false;
            }
        }
        spent = after;
        return true;
    }
}
