package org.mpi4j.conformance.support;

import org.mpi4j.Communicator;
import org.mpi4j.ErrorHandler;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;

/** Rank 1 makes an error on a communicator whose errors are fatal; the others wait for it. */
public final class FatalProgram {
    private FatalProgram() {}

    /** Run by a launcher. */
    public static void main(String[] args) {
        Mpi.run(
                args,
                mpi -> {
                    Communicator comm = mpi.world().dup();
                    comm.setName("solver");
                    comm.setErrorHandler(ErrorHandler.ERRORS_ARE_FATAL);
                    if (comm.rank() == 1) {
                        comm.send(MpiBuffer.buffer(new int[1]), 77, 0);
                    }
                    comm.barrier();
                });
    }
}
