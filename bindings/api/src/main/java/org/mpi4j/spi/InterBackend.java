package org.mpi4j.spi;

import org.mpi4j.Group;
import org.mpi4j.InterCommunicator;

/** What a backend's inter-communicators have beside what all communicators have. */
public interface InterBackend {
    /**
     * As {@link InterCommunicator#remoteGroup()}.
     *
     * @return a new group
     */
    Group remoteGroup();

    /**
     * As {@link InterCommunicator#merge}.
     *
     * @param high whether this side comes last
     * @return a new communicator
     */
    CheckedCommunicator merge(boolean high);
}
