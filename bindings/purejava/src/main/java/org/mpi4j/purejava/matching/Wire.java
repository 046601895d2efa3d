package org.mpi4j.purejava.matching;

import java.util.function.Supplier;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/**
 * Point-to-point messages on the private context of one communicator, where collective operations
 * send. Arguments are not checked. Every call may be made from any thread, and from {@link
 * Progressable#advance()}.
 */
public interface Wire {
    /**
     * The calling rank.
     *
     * @return its rank in the communicator
     */
    int rank();

    /**
     * Size of the communicator.
     *
     * @return number of ranks
     */
    int size();

    /**
     * Starts to send in standard mode. Small messages are done at once.
     *
     * @param part what to send; any storage and datatype, may be empty
     * @param dest rank in the communicator, may be the own one
     * @param tag 0 and up; messages of one sender with one tag stay in order
     * @return the request, done or not
     */
    PureRequest isend(MpiBuffer part, int dest, int tag);

    /**
     * Starts to receive.
     *
     * @param part overwritten; a longer message fails the request with TRUNCATE
     * @param source rank in the communicator, may be the own one
     * @param tag the tag
     * @return the request, done or not
     */
    PureRequest irecv(MpiBuffer part, int source, int tag);

    /**
     * Runs a schedule to its end and returns then. Not to be called from {@link
     * Progressable#advance()}.
     *
     * @param schedule the work
     * @throws RuntimeException what {@link Progressable#advance()} threw
     */
    void run(Progressable schedule);

    /**
     * Starts a schedule; it goes on whenever this rank waits for or tests any request.
     *
     * @param schedule the work
     * @return completes with the empty status when the schedule is done, and fails with what {@link
     *     Progressable#advance()} threw
     */
    PureRequest start(Progressable schedule);

    /**
     * Makes an operation that can be started many times.
     *
     * @param kind what it is called in messages to people
     * @param operation starts it once and gives what {@link #start} gave
     * @return an inactive request
     */
    PersistentRequest persistent(String kind, Supplier<Request> operation);
}
