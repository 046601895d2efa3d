package org.mpi4j.purejava.matching;

import org.mpi4j.Status;

/** An operation that was over as soon as it was started. */
final class DoneRequest extends PureRequest {
    DoneRequest(Engine engine, Status status) {
        super(engine);
        finish(status);
    }

    @Override
    public void cancel() {
        requireUnderWay();
        // It has taken place already; completing it will say so.
    }
}
