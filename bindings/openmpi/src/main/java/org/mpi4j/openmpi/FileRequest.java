package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;

/** An access to a file that has taken place already, to be completed like any other operation. */
final class FileRequest extends NativeRequest {
    private final Status result;

    FileRequest(Environment environment, Status result) {
        super(environment);
        this.result = result;
    }

    /** What the library completes in its place: a receive from nobody. */
    NativeRequest started(String function) {
        int code =
                OpenMpi.MPI_Irecv(
                        0, 0, OpenMpi.MPI_BYTE, Mpi.PROC_NULL, 0, OpenMpi.MPI_COMM_SELF, slot());
        return started(function, code);
    }

    @Override
    public Status told(Status status) {
        return result;
    }

    @Override
    void deliver(Scratch scratch, Status outcome) {}

    @Override
    public void cancel() {
        throw new MpiException(ErrorClass.REQUEST, "an access to a file cannot be cancelled");
    }
}
