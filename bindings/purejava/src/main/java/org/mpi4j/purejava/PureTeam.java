package org.mpi4j.purejava;

import org.mpi4j.Group;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.purejava.window.Team;
import org.mpi4j.spi.CollectivesBackend;

/** The ranks of a window: a communicator that the program does not see. */
final class PureTeam implements Team {
    private final PureCommunicator comm;
    private final Messaging messaging;
    private final Wire wire;

    PureTeam(PureCommunicator comm, Messaging messaging, Wire wire) {
        this.comm = comm;
        this.messaging = messaging;
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
        // All ranks are on one host.
        return true;
    }

    @Override
    public Group group() {
        return comm.group();
    }

    @Override
    public void retainProgress() {
        messaging.retainProgress();
    }

    @Override
    public void releaseProgress() {
        messaging.releaseProgress();
    }

    @Override
    public void close() {
        comm.close();
    }
}
