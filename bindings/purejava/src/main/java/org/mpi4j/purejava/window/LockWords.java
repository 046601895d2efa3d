package org.mpi4j.purejava.window;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.LockType;

/**
 * Two words of memory beside the memory of one rank, which everybody who reaches that directly
 * takes: one makes accumulates atomic and is held for a moment, the other is the lock of a passive
 * target. Nothing here waits. Readers are not kept out by a writer that waits: they may be waiting
 * for one another.
 */
final class LockWords {
    private static final int LINE = 64;

    /** Each word has a cache line. */
    static final int BYTES = 2 * LINE;

    private static final int ACCUMULATE = 0;
    private static final int PASSIVE = LINE;
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer words;

    /**
     * Words in some memory.
     *
     * @param words so many bytes, zeros at first, at a multiple of eight
     */
    LockWords(ByteBuffer words) {
        this.words = words;
    }

    /** Words for the threads of one virtual machine. */
    static LockWords inThisProcess() {
        return new LockWords(ByteBuffer.allocateDirect(BYTES + LINE).alignedSlice(LINE));
    }

    /** Acquires, if it succeeds: the accumulate before happened before. */
    boolean tryAccumulate() {
        return (long) LONGS.compareAndExchangeAcquire(words, ACCUMULATE, 0L, 1L) == 0;
    }

    /** Releases: what was combined comes before the next accumulate. */
    void endAccumulate() {
        LONGS.setRelease(words, ACCUMULATE, 0L);
    }

    /**
     * The word is the number of readers, or -1 for a writer. Acquires, if it succeeds: what was
     * done under earlier locks that exclude this one happened before.
     */
    boolean tryLock(LockType type) {
        if (type == LockType.EXCLUSIVE) {
            return LONGS.compareAndSet(words, PASSIVE, 0L, -1L);
        }
        long readers = (long) LONGS.getAcquire(words, PASSIVE);
        while (readers >= 0) {
            long seen = (long) LONGS.compareAndExchange(words, PASSIVE, readers, readers + 1);
            if (seen == readers) {
                return true;
            }
            readers = seen;
        }
        return false;
    }

    /** Releases: what was done under the lock comes before the next one. */
    void unlock(LockType type) {
        if (type == LockType.EXCLUSIVE) {
            LONGS.setRelease(words, PASSIVE, 0L);
        } else {
            LONGS.getAndAdd(words, PASSIVE, -1L);
        }
    }
}
