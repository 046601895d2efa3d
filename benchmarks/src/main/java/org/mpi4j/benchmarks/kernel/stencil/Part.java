package org.mpi4j.benchmarks.kernel.stencil;

/**
 * What one of several ranks has of a row of points.
 *
 * @param first its first point
 * @param count how many points it has
 */
record Part(int first, int count) {
    /** The part with this number of so many parts that differ by one point at most. */
    static Part of(int points, int number, int parts) {
        int first = (int) ((long) points * number / parts);
        return new Part(first, (int) ((long) points * (number + 1) / parts) - first);
    }
}
