package org.mpi4j.conformance.differential;

import java.util.Random;
import org.mpi4j.Communicator;

/** One operation of a random program, with everything about it drawn. */
interface Step {
    /**
     * What each rank receives, computed by one rank alone.
     *
     * @param states what each rank has
     */
    long[][] expected(long[][] states);

    /**
     * Does it.
     *
     * @param comm all ranks
     * @param mine what the calling rank has
     * @param chance for what ranks may do differently
     * @return what the calling rank received
     */
    long[] run(Communicator comm, long[] mine, Random chance);
}
