package org.mpi4j.benchmarks.kernel;

/**
 * How large a problem is.
 *
 * @param size the class
 * @param scale times as much work and memory as the class has, for weak scaling; 1 for the class
 */
public record Problem(Size size, int scale) {
    /** Classes as the NAS parallel benchmarks have them. */
    public enum Size {
        /** Small: milliseconds. */
        S,
        /** Workstation: tenths of seconds. */
        W,
        /** The smallest in earnest: seconds. */
        A
    }

    /**
     * Checks the scale.
     *
     * @param size the class
     * @param scale a power of two, so that grids can grow by it
     * @throws IllegalArgumentException if the scale is not a power of two
     */
    public Problem {
        if (Integer.bitCount(scale) != 1 || scale < 1) {
            throw new IllegalArgumentException("scale " + scale + " is not a power of two");
        }
    }

    /**
     * Chooses by class.
     *
     * @param s for class S
     * @param w for class W
     * @param a for class A
     * @param <T> of anything
     * @return one of them
     */
    public <T> T choose(T s, T w, T a) {
        return switch (size) {
            case S -> s;
            case W -> w;
            case A -> a;
        };
    }

    /**
     * Whether published results hold.
     *
     * @return false if the problem is a multiple of its class
     */
    public boolean isPublished() {
        return scale == 1;
    }
}
