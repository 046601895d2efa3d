package org.mpi4j.purejava.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Where everything is in the memory of a ring: a block of counters, then a power of two of bytes in
 * which frames follow each other. A ring goes one way, from one writer to one reader.
 *
 * <p>Frames start at multiples of the cache line. A frame is a header of four words (commit word,
 * context, first, second) and its payload, so that a message of up to 32 bytes is one line, and
 * costs one transfer between two cores. The commit word holds tag, kind and length; it is 0 until
 * the frame is complete.
 */
final class RingLayout {
    /** Cache line of every processor that matters here; on those with 128 it costs a little. */
    static final int LINE = 64;

    /** Two lines, because processors fetch lines in pairs. */
    static final int COUNTERS = 2 * LINE;

    /** Counter of the reader: bytes that the writer may use again. */
    static final int HEAD = 0;

    /** Counter of the reader: credit given back. */
    static final int CREDIT = Long.BYTES;

    static final int HEADER = 4 * Long.BYTES;
    static final int CONTEXT = Long.BYTES;
    static final int FIRST = 2 * Long.BYTES;
    static final int SECOND = 3 * Long.BYTES;

    /** Kind of the frame that fills the ring's end when the next one does not fit there. */
    static final int PAD = 255;

    /** Messages that a peer may have to store for one sender, in bytes. */
    static final int CREDIT_LIMIT = 4 << 20;

    /** What storing a message costs beside its data. */
    static final int CREDIT_OVERHEAD = 64;

    static final int MIN_CAPACITY = 4 << 10;
    static final int MAX_CAPACITY = 8 << 20;

    static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final int LENGTH_BITS = 24;

    private RingLayout() {}

    static long commit(int kind, int tag, int length) {
        return (long) tag << Integer.SIZE | (long) kind << LENGTH_BITS | length;
    }

    static int kind(long commit) {
        return (int) (commit >>> LENGTH_BITS) & 0xff;
    }

    static int length(long commit) {
        return (int) commit & (1 << LENGTH_BITS) - 1;
    }

    static int tag(long commit) {
        return (int) (commit >>> Integer.SIZE);
    }

    /** Bytes of ring that a frame takes. */
    static int frame(int length) {
        return HEADER + length + LINE - 1 & -LINE;
    }

    /** A frame, the end it may have to skip, and the next commit word always fit into the ring. */
    static int largestPayload(int capacity) {
        return Math.min(capacity / 4 - LINE, 16 << 10);
    }

    static int capacity(ByteBuffer memory) {
        int capacity = memory.capacity() - COUNTERS;
        boolean fits = capacity >= MIN_CAPACITY && capacity <= MAX_CAPACITY;
        if (!fits || Integer.bitCount(capacity) != 1) {
            throw new MpiException(
                    ErrorClass.INTERN,
                    "a ring of " + capacity + " bytes; needed is a power of two in range");
        }
        return capacity;
    }
}
