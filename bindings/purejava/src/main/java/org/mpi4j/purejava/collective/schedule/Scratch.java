package org.mpi4j.purejava.collective.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Primitive;

/**
 * The temporary memory of the collective operations of one communicator, kept for the next ones. It
 * may be used by several threads.
 */
public final class Scratch {
    /** The smallest block is one cache line. */
    private static final int SMALLEST_CLASS = 6;

    /** 2^30 bytes; a larger array would not fit an {@code int} index in bytes. */
    private static final int LARGEST_CLASS = 30;

    /** What lies idle at most; more is left to the garbage collector. */
    private static final long MOST_IDLE_BYTES = 32L << 20;

    private final Map<Primitive, List<Deque<Temporary>>> idle = new EnumMap<>(Primitive.class);
    private long idleBytes;

    /** An empty pool. */
    public Scratch() {
        for (Primitive primitive : Primitive.values()) {
            List<Deque<Temporary>> classes = new ArrayList<>();
            for (int i = 0; i <= LARGEST_CLASS; i++) {
                classes.add(new ArrayDeque<>(1));
            }
            idle.put(primitive, classes);
        }
    }

    static int bytes(int sizeClass) {
        return 1 << sizeClass;
    }

    /**
     * Lends an array.
     *
     * @param primitive what it is made of
     * @param count elements needed
     * @return an array of at least that length
     * @throws MpiException with {@link ErrorClass#COUNT} if no array is that long
     */
    public Temporary take(Primitive primitive, long count) {
        int sizeClass = sizeClass(count, primitive.bytes());
        Temporary found = poll(primitive, sizeClass);
        return found != null ? found : Temporary.allocate(primitive, sizeClass);
    }

    private synchronized @Nullable Temporary poll(Primitive primitive, int sizeClass) {
        Temporary found = deque(primitive, sizeClass).poll();
        if (found != null) {
            idleBytes -= bytes(sizeClass);
        }
        return found;
    }

    /**
     * Takes an array back.
     *
     * @param used from {@link #take}; not to be used any more
     */
    public synchronized void give(Temporary used) {
        int bytes = bytes(used.sizeClass());
        if (idleBytes + bytes <= MOST_IDLE_BYTES) {
            deque(used.primitive(), used.sizeClass()).push(used);
            idleBytes += bytes;
        }
    }

    private Deque<Temporary> deque(Primitive primitive, int sizeClass) {
        List<Deque<Temporary>> classes = idle.get(primitive);
        if (classes == null) {
            throw new IllegalStateException("no memory of " + primitive);
        }
        return classes.get(sizeClass);
    }

    private static int sizeClass(long count, int elementBytes) {
        if (count > (1L << LARGEST_CLASS) / elementBytes) {
            throw new MpiException(
                    ErrorClass.COUNT,
                    "a collective operation would need "
                            + count
                            + " elements of "
                            + elementBytes
                            + " bytes of temporary memory at once; at most 1 GiB is possible");
        }
        long needed = Math.max(1, count * elementBytes);
        return Math.max(SMALLEST_CLASS, Long.SIZE - Long.numberOfLeadingZeros(needed - 1));
    }
}
