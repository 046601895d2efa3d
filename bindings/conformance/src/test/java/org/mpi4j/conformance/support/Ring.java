package org.mpi4j.conformance.support;

import org.mpi4j.Communicator;

/**
 * The neighbours of a rank; itself, where there is no other.
 *
 * @param left the rank before, cyclically
 * @param right the rank after, cyclically
 */
public record Ring(int left, int right) {
    /** The ring of all ranks. */
    public static Ring of(Communicator comm) {
        int n = comm.size();
        return new Ring((comm.rank() + n - 1) % n, (comm.rank() + 1) % n);
    }
}
