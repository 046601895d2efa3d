package org.mpi4j.openmpi;

import org.jspecify.annotations.Nullable;

/**
 * The smallest slabs that one thread has given back and takes again without a lock: for short
 * messages, locks would be a good part of what a request costs. Everything else is the pool's.
 */
final class OwnSlabs {
    /** Enough for a window of messages; half a mebibyte. */
    private static final int MOST = 128;

    private final @Nullable Slab[] free = new @Nullable Slab[MOST];
    private int size;

    /** A slab with room for so many bytes, which any thread may give back. */
    Slab acquire(int bytes) {
        if (bytes <= SlabPool.SMALLEST && size > 0) {
            Slab slab = free[--size];
            if (slab != null) {
                free[size] = null;
                return slab;
            }
        }
        return SlabPool.SHARED.acquire(bytes);
    }

    /** Takes back a slab that nobody uses any more. */
    void release(Slab slab) {
        if (slab.capacity() == SlabPool.SMALLEST && size < MOST) {
            free[size++] = slab;
        } else {
            SlabPool.SHARED.release(slab);
        }
    }
}
