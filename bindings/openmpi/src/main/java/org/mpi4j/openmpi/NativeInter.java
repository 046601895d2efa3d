package org.mpi4j.openmpi;

import org.mpi4j.Group;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.InterBackend;

/** What an inter-communicator has beside (MPI 4.1 section 7.6). */
final class NativeInter implements InterBackend {
    private final NativeMpi mpi;
    private final long comm;

    NativeInter(NativeMpi mpi, long comm) {
        this.mpi = mpi;
        this.comm = comm;
    }

    @Override
    public Group remoteGroup() {
        long[] group = new long[1];
        Errors.check("MPI_Comm_remote_group", OpenMpi.MPI_Comm_remote_group(comm, group));
        return new NativeGroup(mpi.environment(), group[0]);
    }

    @Override
    public CheckedCommunicator merge(boolean high) {
        long[] newcomm = new long[1];
        int code = OpenMpi.MPI_Intercomm_merge(comm, high ? 1 : 0, newcomm);
        Errors.check("MPI_Intercomm_merge", code);
        return NativeCommunicator.of(mpi, newcomm[0]);
    }
}
