package org.mpi4j.openmpi;

import org.mpi4j.Status;

/** A receive under way. */
final class ReceiveRequest extends NativeRequest {
    ReceiveRequest(Environment environment) {
        super(environment);
    }

    @Override
    public Status told(Status status) {
        return status;
    }

    @Override
    void deliver(Status outcome) {
        arguments().receive().copyOut(outcome.bytes());
    }
}
