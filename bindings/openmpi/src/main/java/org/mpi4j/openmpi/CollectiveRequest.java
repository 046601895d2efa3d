package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;

/** A collective operation under way. */
class CollectiveRequest extends NativeRequest {
    CollectiveRequest(Environment environment) {
        super(environment);
    }

    @Override
    public Status told(Status status) {
        return Status.EMPTY;
    }

    @Override
    void deliver(Scratch scratch, Status outcome) {
        arguments().finish();
    }

    @Override
    public void cancel() {
        throw new MpiException(
                ErrorClass.REQUEST, "a collective operation under way cannot be cancelled");
    }
}
