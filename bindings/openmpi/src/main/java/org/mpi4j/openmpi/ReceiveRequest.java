package org.mpi4j.openmpi;

import org.mpi4j.Status;

/** A receive under way. */
final class ReceiveRequest extends NativeRequest {
    ReceiveRequest(Environment environment) {
        super(environment);
    }

    @Override
    Status finish(Status status) {
        arguments().receive().copyOut(status.bytes());
        return status;
    }
}
