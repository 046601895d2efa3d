package org.mpi4j.purejava.window;

import org.mpi4j.Group;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.CollectivesBackend;

/** The ranks of one window and what they talk through, which belongs to the window alone. */
public interface Team {
    /**
     * Messages of the window.
     *
     * @return the same object each time
     */
    Wire wire();

    /**
     * Collective operations among the ranks.
     *
     * @return the same object each time
     */
    CollectivesBackend collectives();

    /**
     * Whether a rank could share memory with this one.
     *
     * @param rank a rank of the window
     * @return true if it is on this host
     */
    boolean isOnThisHost(int rank);

    /**
     * The ranks.
     *
     * @return a new group
     */
    Group group();

    /** From now on this rank serves others while its program computes, too. */
    void retainProgress();

    /** Ends what {@link #retainProgress()} began. */
    void releaseProgress();

    /** Forgets the contexts of the window; collective. */
    void close();
}
