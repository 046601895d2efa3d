package org.mpi4j.purejava.transport;

/** How large the rings of a job are. */
public final class Rings {
    private static final int LARGEST = 1 << 20;
    private static final int SMALLEST = 16 << 10;

    private Rings() {}

    /**
     * Room for frames in each ring, so that all rings of a job stay within a budget.
     *
     * @param ranks ranks that are linked with each other
     * @param budget bytes for all rings together, which the smallest ring may exceed
     * @return a power of two
     */
    public static int capacity(int ranks, long budget) {
        long share = budget / Math.max(1, (long) ranks * (ranks - 1));
        long power = Long.highestOneBit(Math.max(1, share));
        return (int) Math.max(SMALLEST, Math.min(LARGEST, power));
    }

    /**
     * Memory of one ring. It must be zero at first and start at a cache line.
     *
     * @param capacity a result of {@link #capacity}
     * @return bytes
     */
    public static int bytes(int capacity) {
        return RingLayout.COUNTERS + capacity;
    }
}
