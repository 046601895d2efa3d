package org.mpi4j;

import java.util.Optional;

/**
 * A communicator that is being made.
 *
 * @see "MPI_Comm_idup, MPI 4.1 section 7.4.2"
 */
public interface CommunicatorRequest {
    /**
     * The making as a request, to be completed together with others. {@link #await()} hardly has to
     * wait once it is complete.
     *
     * @return the same object each time
     */
    Request request();

    /**
     * The new communicator if it can be used already. Of the duplicate of an inter-communicator the
     * first call that gives it is collective.
     *
     * @return the same communicator each time, once it is there; close it when it is no longer
     *     needed
     * @throws MpiException as {@link #await()}
     */
    Optional<Communicator> test();

    /**
     * Waits until the new communicator can be used.
     *
     * @return the same communicator each time; close it when it is no longer needed
     * @throws MpiException each time, with {@link ErrorClass#OTHER}, at every rank, if the copy
     *     function of an attribute has thrown at one of them; there it is the cause
     */
    Communicator await();
}
