package org.mpi4j.purejava;

import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.purejava.connect.Connected;
import org.mpi4j.purejava.connect.Encounter;
import org.mpi4j.purejava.connect.Opening;

/** Makes inter-communicators with processes that may be of other jobs. */
final class Meeting {
    private Meeting() {}

    /**
     * Connects a communicator with another group. Collective over it.
     *
     * @param leader the rank that talks to the other group
     * @param opening at the leader how it reaches the other one; null elsewhere
     * @param failure what failures to connect are reported as
     */
    static PureInterCommunicator of(
            PureCommunicator group, int leader, @Nullable Opening opening, ErrorClass failure) {
        PureMpi mpi = group.mpi();
        try (Encounter encounter =
                new Encounter(
                        mpi.myself(), group.collectives(), group.participants(), leader, failure)) {
            Connected met = encounter.meet(opening);
            InterGroups groups = InterGroups.of(group.ranks(), met.remote(), met.isLow());
            groups.requireDisjoint();
            return new PureInterCommunicator(mpi, groups, met.number());
        }
    }
}
