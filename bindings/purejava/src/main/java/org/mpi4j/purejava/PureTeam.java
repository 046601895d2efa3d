package org.mpi4j.purejava;

import org.mpi4j.Group;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.window.Team;
import org.mpi4j.spi.CollectivesBackend;

/** The ranks of a window: a communicator that the program does not see. */
final class PureTeam implements Team {
    private final PureCommunicator comm;
    private final PureMpi mpi;
    private final Wire wire;

    PureTeam(PureCommunicator comm, PureMpi mpi, Wire wire) {
        this.comm = comm;
        this.mpi = mpi;
        this.wire = wire;
    }

    @Override
    public Wire wire() {
        return wire;
    }

    @Override
    public CollectivesBackend collectives() {
        return comm.collectives();
    }

    @Override
    public boolean isOnThisHost(int rank) {
        return mpi.isOnThisHost(comm.ranks().world(rank));
    }

    @Override
    public Group group() {
        return comm.group();
    }

    @Override
    public void retainProgress() {
        mpi.messaging().retainProgress();
    }

    @Override
    public void releaseProgress() {
        mpi.messaging().releaseProgress();
    }

    @Override
    public void close() {
        comm.close();
    }
}
