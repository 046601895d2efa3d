package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;

/** A send and a receive under way that are one request. */
final class ExchangeRequest extends NativeRequest {
    ExchangeRequest(Environment environment) {
        super(environment);
    }

    @Override
    public Status told(Status status) {
        return status;
    }

    @Override
    void deliver(Scratch scratch, Status outcome) {
        arguments().receive().copyOut(outcome.bytes());
    }

    @Override
    public void cancel() {
        throw new MpiException(
                ErrorClass.REQUEST, "a send and receive under way cannot be cancelled");
    }
}
