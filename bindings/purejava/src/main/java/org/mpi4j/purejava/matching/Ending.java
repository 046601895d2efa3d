package org.mpi4j.purejava.matching;

import org.mpi4j.Status;

/** A request as the calls that complete it see it; used with the engine's lock held. */
interface Ending {
    /**
     * Whether the operation has ended, well or badly. Never blocks.
     *
     * @return true once ended
     */
    boolean isDone();

    /**
     * The outcome of an operation that is done.
     *
     * @return what it received; an empty status if it failed
     */
    Status result();

    /** Hands the outcome of an operation that is done to the program. */
    void settle();
}
