package org.mpi4j.purejava.transport;

import static org.mpi4j.purejava.transport.RingLayout.LONGS;

import java.nio.ByteBuffer;
import org.mpi4j.MpiBuffer;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** The reading end of a ring. */
public final class RingReader implements Inlet {
    private final ByteBuffer counters;
    private final ByteBuffer data;
    private final Memory memory;
    private final int mask;
    private final int lazily;

    /** Bytes read since the start, and where the next frame starts in the ring. */
    private long position;

    private int at;

    /** What the writer was told of {@link #position} and {@link #refunded}. */
    private long told;

    private long refunded;
    private long toldRefund;

    /** Commit word of the frame under {@link #at}. */
    private long commit;

    /**
     * Opens the reading end.
     *
     * @param memory a whole ring; see {@link Rings#bytes}
     */
    public RingReader(ByteBuffer memory) {
        int capacity = RingLayout.capacity(memory);
        this.mask = capacity - 1;
        // A writer never waits for more than three quarters, so that telling it late is safe.
        this.lazily = capacity / 8;
        this.counters = memory.slice(0, RingLayout.COUNTERS);
        this.memory = new Memory(memory.slice(RingLayout.COUNTERS, capacity));
        this.data = this.memory.bytes();
    }

    @Override
    public boolean poll() {
        // Acquire: header and payload were written before the commit word.
        commit = (long) LONGS.getAcquire(data, at);
        if (RingLayout.kind(commit) == RingLayout.PAD) {
            advance(RingLayout.length(commit));
            commit = (long) LONGS.getAcquire(data, at);
        }
        return commit != 0;
    }

    @Override
    public int kind() {
        return RingLayout.kind(commit);
    }

    @Override
    public int length() {
        return RingLayout.length(commit);
    }

    @Override
    public int tag() {
        return RingLayout.tag(commit);
    }

    @Override
    public long context() {
        return (long) LONGS.get(data, at + RingLayout.CONTEXT);
    }

    @Override
    public long first() {
        return (long) LONGS.get(data, at + RingLayout.FIRST);
    }

    @Override
    public long second() {
        return (long) LONGS.get(data, at + RingLayout.SECOND);
    }

    @Override
    public void copyTo(MpiBuffer to, long offset, int length) {
        if (length > 0) {
            Packing.unpack(memory, at + RingLayout.HEADER, to, offset, length);
        }
    }

    @Override
    public void copyTo(Memory to, int where) {
        to.bytes().put(where, data, at + RingLayout.HEADER, length());
    }

    @Override
    public void release() {
        advance(RingLayout.frame(length()));
    }

    private void advance(int bytes) {
        position += bytes;
        at = (int) position & mask;
        if (position - told >= lazily) {
            told = position;
            // Release: our reads of those bytes come before the writer's next writes to them.
            LONGS.setRelease(counters, RingLayout.HEAD, position);
        }
    }

    @Override
    public void giveCredit(int bytes) {
        refunded += bytes + RingLayout.CREDIT_OVERHEAD;
        if (refunded - toldRefund >= RingLayout.CREDIT_LIMIT / 8) {
            toldRefund = refunded;
            // Release: a message's room here is free before the writer may count on it.
            LONGS.setRelease(counters, RingLayout.CREDIT, refunded);
        }
    }
}
