package org.mpi4j.openmpi;

import java.util.ArrayDeque;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Slabs that are in no use, by size. The one given back last is given out first, because it is
 * still in the processor's cache. Sizes are in steps of a quarter of a power of two, so that at
 * most a fifth of a slab is wasted.
 */
final class SlabPool {
    /** The pool of this process. */
    static final SlabPool SHARED = new SlabPool(Runtime.getRuntime().maxMemory() / 4);

    /** Most bytes that one slab can have. */
    static final int LARGEST = Integer.MAX_VALUE - 8;

    /** Fewest bytes that one slab has. */
    static final int SMALLEST = 4096;

    private static final int STEPS = 4;

    private final ArrayDeque<Slab>[] free = queues(classOf(LARGEST) + 1);
    private final long mostKept;
    private long kept;

    /**
     * An empty pool.
     *
     * @param mostKept bytes of unused slabs that are kept at most
     */
    SlabPool(long mostKept) {
        this.mostKept = mostKept;
    }

    /** A slab with room for so many bytes, which the caller gives back. */
    Slab acquire(int bytes) {
        int index = classOf(bytes);
        synchronized (this) {
            Slab slab = free[index].pollLast();
            if (slab != null) {
                kept -= slab.capacity();
                return slab;
            }
        }
        return allocate(sizeOf(index));
    }

    /** Takes back a slab that nobody uses any more. */
    synchronized void release(Slab slab) {
        if (kept + slab.capacity() <= mostKept) {
            kept += slab.capacity();
            free[classOf(slab.capacity())].addLast(slab);
        }
    }

    private Slab allocate(int bytes) {
        try {
            return new Slab(bytes);
        } catch (OutOfMemoryError first) {
            dropAll();
            try {
                return new Slab(bytes);
            } catch (OutOfMemoryError e) {
                throw new MpiException(
                        ErrorClass.NO_MEM,
                        "no "
                                + bytes
                                + " bytes outside the heap to copy an array through; raise"
                                + " -XX:MaxDirectMemorySize or use direct buffers",
                        e);
            }
        }
    }

    private synchronized void dropAll() {
        for (ArrayDeque<Slab> slabs : free) {
            slabs.clear();
        }
        kept = 0;
    }

    /** The smallest class whose slabs have room for so many bytes. */
    static int classOf(int bytes) {
        if (bytes <= SMALLEST) {
            return 0;
        }
        int doublings =
                Integer.numberOfTrailingZeros(Integer.highestOneBit((bytes - 1) / SMALLEST));
        int step = (SMALLEST << doublings) / STEPS;
        int steps = (bytes - 1 - (SMALLEST << doublings)) / step + 1;
        return doublings * STEPS + steps;
    }

    /** Capacity of the slabs of a class. */
    static int sizeOf(int index) {
        long base = (long) SMALLEST << (index / STEPS);
        return (int) Math.min(LARGEST, base + base / STEPS * (index % STEPS));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArrayDeque<Slab>[] queues(int count) {
        ArrayDeque[] queues = new ArrayDeque[count];
        for (int i = 0; i < count; i++) {
            queues[i] = new ArrayDeque<Slab>();
        }
        return queues;
    }
}
