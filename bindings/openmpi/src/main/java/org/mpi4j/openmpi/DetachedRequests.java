package org.mpi4j.openmpi;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.Request;
import org.mpi4j.spi.RequestEngine;

/**
 * Requests that the program has freed while they were active. MPI_Request_free would leave nobody
 * who learns when their buffers are no longer used, so they are completed here, now and then.
 */
final class DetachedRequests {
    private static final int FIRST_SWEEP = 16;

    private final RequestEngine engine;
    private final List<Request> underWay = new ArrayList<>();

    /** Twice as many as the last sweep has left: then a request costs a constant time. */
    private int sweepAt = FIRST_SWEEP;

    DetachedRequests(RequestEngine engine) {
        this.engine = engine;
    }

    synchronized void add(Request request) {
        underWay.add(request);
        if (underWay.size() >= sweepAt) {
            engine.testSome(underWay.toArray(Request[]::new));
            underWay.removeIf(Request::isComplete);
            sweepAt = Math.max(FIRST_SWEEP, 2 * underWay.size());
        }
    }
}
