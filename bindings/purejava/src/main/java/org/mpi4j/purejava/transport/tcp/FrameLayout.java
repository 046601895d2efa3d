package org.mpi4j.purejava.transport.tcp;

/**
 * A frame in the stream: four words, payload, and up to seven bytes so that the next is aligned.
 */
final class FrameLayout {
    static final int HEADER = 4 * Long.BYTES;
    static final int CONTEXT = Long.BYTES;
    static final int FIRST = 2 * Long.BYTES;
    static final int SECOND = 3 * Long.BYTES;

    /**
     * Large enough that system calls cost little, and with its header in one segment of a loopback
     * connection, of 65,483 bytes: a few bytes more would travel, and wake the peer, by themselves.
     */
    static final int LARGEST_PAYLOAD = 65_408;

    static final int LARGEST_FRAME = HEADER + LARGEST_PAYLOAD;

    /** Messages that a peer may have to store for one sender, in bytes. */
    static final int CREDIT_LIMIT = 4 << 20;

    /** What storing a message costs beside its data. */
    static final int CREDIT_OVERHEAD = 64;

    /** Kinds for the channel itself. First word: all credit given back so far. */
    static final int CREDIT = 0xf0;

    /** The job has ended. First word: its exit code; second: the rank that ended it. */
    static final int ABORT = 0xf1;

    /** The peer has finalised MPI; nothing comes after this. */
    static final int GOODBYE = 0xf2;

    private static final int LENGTH_BITS = 24;

    private FrameLayout() {}

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

    /** Bytes of stream that a frame takes. */
    static int frame(int length) {
        return HEADER + length + Long.BYTES - 1 & -Long.BYTES;
    }
}
