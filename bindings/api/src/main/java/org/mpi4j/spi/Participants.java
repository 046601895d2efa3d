package org.mpi4j.spi;

import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;

/**
 * Who takes part in the collective operations of a communicator, seen from one rank.
 *
 * @param rank the calling rank
 * @param size number of ranks of its own group
 * @param remoteSize number of ranks of the other group of an inter-communicator; else 0
 */
public record Participants(int rank, int size, int remoteSize) {
    /** What a rank does in an operation that has a root. */
    public enum Role {
        /** It is the root. */
        ROOT,
        /** It gives something to the root or gets something from it. */
        LEAF,
        /** Nothing: it is in the root's group of an inter-communicator. */
        BYSTANDER
    }

    /**
     * Whether there are two groups, and data goes from one to the other.
     *
     * @return true for an inter-communicator
     */
    public boolean areTwoGroups() {
        return remoteSize > 0;
    }

    /**
     * The group that data comes from or goes to.
     *
     * @return its number of ranks: so many parts has a buffer that holds one part a rank
     */
    public int parts() {
        return areTwoGroups() ? remoteSize : size;
    }

    /**
     * What the calling rank does.
     *
     * @param root the argument of the operation
     * @return its role
     */
    public Role role(int root) {
        if (!areTwoGroups()) {
            return rank == root ? Role.ROOT : Role.LEAF;
        }
        return switch (root) {
            case Mpi.ROOT -> Role.ROOT;
            case Mpi.PROC_NULL -> Role.BYSTANDER;
            default -> Role.LEAF;
        };
    }

    /**
     * Whether the calling rank is the root.
     *
     * @param root the argument of the operation
     * @return true if it is
     */
    public boolean isRoot(int root) {
        return role(root) == Role.ROOT;
    }

    /** Refuses roots that there are not. */
    void requireRoot(int root) {
        if (!areTwoGroups()) {
            Checks.root(root, size);
            return;
        }
        boolean remote = root >= 0 && root < remoteSize;
        if (!remote && root != Mpi.ROOT && root != Mpi.PROC_NULL) {
            throw new MpiException(
                    ErrorClass.ROOT,
                    "root is "
                            + root
                            + "; allowed are 0 to "
                            + (remoteSize - 1)
                            + " in the other group, ROOT and PROC_NULL");
        }
    }
}
