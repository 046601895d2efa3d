package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.FileRanks;
import org.mpi4j.spi.Participants;

/**
 * The communicator of an open file. Its ranks tell each other what the library does not: it waits
 * for ever, or reports success, where one rank fails and the others do not.
 */
record FileContext(long handle, FileRanks ranks) implements AutoCloseable {
    /** One for the ranks of a communicator. Collective. */
    static FileContext of(Environment environment, NativeCommunicator comm) {
        long[] made = new long[1];
        Errors.check("MPI_Comm_dup", OpenMpi.MPI_Comm_dup(comm.handle(), made));
        Participants all = new Participants(comm.rank(), comm.size(), 0);
        NativeCollectives collectives = new NativeCollectives(environment, made[0], all);
        return new FileContext(made[0], new FileRanks(collectives, comm.rank(), comm.size()));
    }

    @Override
    public void close() {
        Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {handle}));
    }
}
