package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;

/** A one-sided access under way. */
final class AccessRequest extends NativeRequest {
    AccessRequest(Environment environment) {
        super(environment);
    }

    /** For an access that has been made already. */
    AccessRequest alreadyComplete() {
        complete(Status.EMPTY);
        return this;
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
        throw new MpiException(ErrorClass.REQUEST, "a one-sided access cannot be cancelled");
    }
}
