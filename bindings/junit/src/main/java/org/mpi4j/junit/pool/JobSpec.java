package org.mpi4j.junit.pool;

import org.mpi4j.junit.MpiMode;

/**
 * Which job runs a test.
 *
 * @param mode what runs its ranks
 * @param ranks how many there are
 */
public record JobSpec(MpiMode mode, int ranks) {
    @Override
    public String toString() {
        return mode + ", " + ranks + (ranks == 1 ? " rank" : " ranks");
    }
}
