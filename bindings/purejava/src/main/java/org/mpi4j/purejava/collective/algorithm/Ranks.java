package org.mpi4j.purejava.collective.algorithm;

/** Arithmetic on ranks. */
final class Ranks {
    private Ranks() {}

    /** {@code rank + by} around the circle of {@code size} ranks; {@code by} may be negative. */
    static int shift(int rank, int by, int size) {
        return Math.floorMod(rank + by, size);
    }

    /** The smallest power of two that is not below {@code size}. */
    static int ceilingPower(int size) {
        return size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }

    /**
     * In a binomial tree rooted at 0: how many ranks the subtree of {@code relative} has, itself
     * included; they are consecutive.
     */
    static int subtree(int relative, int size) {
        int full = relative == 0 ? ceilingPower(size) : Integer.lowestOneBit(relative);
        return Math.min(full, size - relative);
    }
}
