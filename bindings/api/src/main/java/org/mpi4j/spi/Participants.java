package org.mpi4j.spi;

/**
 * Who takes part in the collective operations of a communicator, seen from one rank.
 *
 * @param rank the calling rank
 * @param size number of ranks of its own group
 */
public record Participants(int rank, int size) {
    /**
     * The group that data comes from or goes to.
     *
     * @return its number of ranks: so many parts has a buffer that holds one part a rank
     */
    public int parts() {
        return size;
    }

    /**
     * Whether the calling rank is the root.
     *
     * @param root the argument of the operation
     * @return true if it is
     */
    public boolean isRoot(int root) {
        return rank == root;
    }

    /**
     * Refuses roots that there are not.
     *
     * @param root the argument of the operation
     */
    void requireRoot(int root) {
        Checks.root(root, size);
    }
}
