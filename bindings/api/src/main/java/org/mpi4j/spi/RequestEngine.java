package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.Request;
import org.mpi4j.Status;

/**
 * Completes the requests of one rank. The requests given are active and claimed by the calling
 * thread; a method calls {@code complete} or {@code fail} on those that it found done, and throws
 * only when it could not do its work at all.
 */
public interface RequestEngine {
    /**
     * Returns when the request is done.
     *
     * @param request an active request
     */
    void await(Request request);

    /**
     * Returns at once.
     *
     * @param request an active request
     */
    void test(Request request);

    /**
     * Returns at once, and completes nothing.
     *
     * @param request an active request
     * @return what it received, if it is done
     */
    Optional<Status> getStatus(Request request);

    /**
     * No call will be made for the request any more; it stays claimed. What it needs is kept until
     * it is done.
     *
     * @param request an active request
     */
    void detach(Request request);

    /**
     * Returns when all are done.
     *
     * @param requests active requests, at least one
     */
    void awaitAll(Request[] requests);

    /**
     * Returns when one is done, having completed exactly that one.
     *
     * @param requests active requests, at least one
     */
    void awaitAny(Request[] requests);

    /**
     * Returns when at least one is done.
     *
     * @param requests active requests, at least one
     */
    void awaitSome(Request[] requests);

    /**
     * Returns at once, having completed all of them or none.
     *
     * @param requests active requests, at least one
     */
    void testAll(Request[] requests);

    /**
     * Returns at once, having completed one at most.
     *
     * @param requests active requests, at least one
     */
    void testAny(Request[] requests);

    /**
     * Returns at once, having completed those that are done.
     *
     * @param requests active requests, at least one
     */
    void testSome(Request[] requests);

    /**
     * The futures of this rank's requests.
     *
     * @return the same object each time
     */
    RequestFutures futures();
}
