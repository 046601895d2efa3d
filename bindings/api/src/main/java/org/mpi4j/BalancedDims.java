package org.mpi4j;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Divides ranks over the dimensions of a grid. Of all ways the one is taken whose largest size is
 * smallest, then whose second is, and so on; libraries that hand out prime factors one by one find
 * 12 x 6 where 9 x 8 is possible.
 */
final class BalancedDims {
    private BalancedDims() {}

    /**
     * As {@link Topologies#dimsCreate}.
     *
     * @param nodes number of ranks
     * @param dims sizes given, 0 where one is to be found
     * @return all sizes
     */
    static int[] of(int nodes, int... dims) {
        int left = share(nodes, dims);
        int free = (int) Arrays.stream(dims).filter(size -> size == 0).count();
        if (free == 0 && left != 1) {
            throw new MpiException(
                    ErrorClass.DIMS,
                    "dims is " + Arrays.toString(dims) + ", which is not a grid of " + nodes);
        }
        int[] found = new int[free];
        // A rank alone in each dimension but the first is always possible.
        if (free > 0 && !divide(left, left, found, 0)) {
            throw new MpiException(ErrorClass.INTERN, "no grid of " + left + " was found");
        }
        int[] all = dims.clone();
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == 0) {
                all[i] = found[next++];
            }
        }
        return all;
    }

    /** How many ranks are left for the sizes to be found. */
    private static int share(int nodes, int[] dims) {
        if (nodes < 1) {
            throw new MpiException(ErrorClass.ARG, "nodes is " + nodes + "; allowed are 1 and up");
        }
        if (dims == null) {
            throw new MpiException(ErrorClass.DIMS, "dims is null");
        }
        int left = nodes;
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] < 0) {
                throw new MpiException(
                        ErrorClass.DIMS, "dims[" + i + "] is " + dims[i] + "; 0 means to be found");
            }
            if (dims[i] > 0 && left % dims[i] != 0) {
                throw new MpiException(
                        ErrorClass.DIMS,
                        "dims is " + Arrays.toString(dims) + ", which does not divide " + nodes);
            }
            left = dims[i] > 0 ? left / dims[i] : left;
        }
        return left;
    }

    /** Finds the smallest sizes that do not increase, from a place on; false if there are none. */
    private static boolean divide(int nodes, int largest, int[] found, int at) {
        int places = found.length - at;
        if (places == 0) {
            return nodes == 1;
        }
        // The largest size holds the largest prime factor, and is not below the mean.
        long smallest = largestPrime(nodes);
        for (int size : divisors(nodes)) {
            if (size >= smallest && size <= largest && reaches(size, places, nodes)) {
                found[at] = size;
                if (divide(nodes / size, size, found, at + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether size to the power of places is enough. */
    private static boolean reaches(int size, int places, int nodes) {
        if (size == 1) {
            return nodes == 1;
        }
        long product = 1;
        for (int i = 0; i < places && product < nodes; i++) {
            product *= size;
        }
        return product >= nodes;
    }

    private static int[] divisors(int number) {
        IntStream small =
                IntStream.rangeClosed(1, (int) Math.sqrt(number)).filter(d -> number % d == 0);
        return small.flatMap(d -> IntStream.of(d, number / d)).sorted().distinct().toArray();
    }

    private static int largestPrime(int number) {
        int left = number;
        int largest = 1;
        for (int factor = 2; factor <= left / factor; factor++) {
            while (left % factor == 0) {
                left /= factor;
                largest = factor;
            }
        }
        return Math.max(largest, left);
    }
}
