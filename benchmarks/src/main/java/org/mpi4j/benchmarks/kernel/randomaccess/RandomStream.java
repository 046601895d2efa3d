package org.mpi4j.benchmarks.kernel.randomaccess;

/**
 * The generator of the HPC Challenge: powers of x, modulo the polynomial x<sup>64</sup> +
 * x<sup>2</sup> + x + 1 over the bits.
 */
final class RandomStream {
    /** The low terms of the polynomial. */
    private static final long POLYNOMIAL = 7;

    private RandomStream() {}

    /** Times x. */
    static long next(long a) {
        return (a << 1) ^ (POLYNOMIAL & (a >> 63));
    }

    /** x to the power of n. */
    static long number(long n) {
        long result = 1;
        long factor = 2;
        for (long left = n; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                result = product(result, factor);
            }
            factor = product(factor, factor);
        }
        return result;
    }

    private static long product(long a, long b) {
        long result = 0;
        for (int bit = 63; bit >= 0; bit--) {
            result = next(result) ^ (((b >> bit) & 1) != 0 ? a : 0);
        }
        return result;
    }
}
