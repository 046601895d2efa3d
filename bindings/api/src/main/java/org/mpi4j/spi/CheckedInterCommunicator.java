package org.mpi4j.spi;

import org.mpi4j.Communicator;
import org.mpi4j.Group;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;

/** A communicator of two groups. */
final class CheckedInterCommunicator extends CheckedCommunicator implements InterCommunicator {
    private final InterBackend inter;
    private final int remoteSize;

    CheckedInterCommunicator(
            Mpi mpi, OpenHandles owner, CommunicatorBackend backend, InterBackend inter) {
        super(mpi, owner, backend);
        this.inter = inter;
        this.remoteSize = backend.remoteSize();
    }

    @Override
    public InterCommunicator dup() {
        return (InterCommunicator) super.dup();
    }

    @Override
    public int remoteSize() {
        requireOpen();
        return remoteSize;
    }

    @Override
    public Group remoteGroup() {
        requireOpen();
        return inter.remoteGroup();
    }

    @Override
    public Communicator merge(boolean high) {
        requireOpen();
        return inter.merge(high);
    }

    @Override
    public String toString() {
        return "inter-" + super.toString() + ", with " + remoteSize + " others";
    }
}
