package org.mpi4j.openmpi;

import org.mpi4j.Status;

/** A receive under way. */
final class ReceiveRequest extends NativeRequest {
    ReceiveRequest(Environment environment) {
        super(environment);
    }

    /** For a message that nobody has sent. */
    ReceiveRequest alreadyComplete(Status status) {
        complete(status);
        return this;
    }

    @Override
    Status finish(Status status) {
        arguments().receive().copyOut(status.bytes());
        return status;
    }
}
