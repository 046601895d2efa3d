package org.mpi4j.benchmarks.kernel;

/**
 * The generator of the NAS parallel benchmarks: x &lt;- 5<sup>13</sup> x mod 2<sup>46</sup>. A
 * product's low 46 bits are right even where it overflows a {@code long}.
 */
public final class NasRandom {
    /** What IS, CG, MG and FT start from. */
    public static final long SEED = 314159265;

    private static final long MULTIPLIER = 1220703125;
    private static final long MASK = (1L << 46) - 1;
    private static final double UNIT = 1.0 / (1L << 46);

    private NasRandom() {}

    /**
     * The next state.
     *
     * @param state the state before
     * @return the state after one step
     */
    public static long next(long state) {
        return (state * MULTIPLIER) & MASK;
    }

    /**
     * The number that a state stands for.
     *
     * @param state a state
     * @return above 0 and below 1
     */
    public static double number(long state) {
        return UNIT * state;
    }

    /**
     * A later state, in a time that grows with the logarithm of the steps.
     *
     * @param state a state
     * @param steps how many
     * @return the state after so many steps
     */
    public static long skip(long state, long steps) {
        long result = state;
        long factor = MULTIPLIER;
        for (long left = steps; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                result = (result * factor) & MASK;
            }
            factor = (factor * factor) & MASK;
        }
        return result;
    }
}
