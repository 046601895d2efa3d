package org.mpi4j.spi;

import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;

/** A backend's side of one session, under {@link CheckedSession}: the session is open. */
public interface SessionBackend {
    /**
     * As {@link org.mpi4j.Session#psets}.
     *
     * @return the names
     */
    List<String> psets();

    /**
     * As {@link org.mpi4j.Session#psetInfo}.
     *
     * @param pset a name that there is
     * @return what is known of it
     */
    Info psetInfo(String pset);

    /**
     * As {@link org.mpi4j.Session#info}.
     *
     * @return a copy
     */
    Info info();

    /**
     * As {@link org.mpi4j.Session#groupFromPset}.
     *
     * @param pset a name that there is
     * @return a new group
     */
    Group groupFromPset(String pset);

    /**
     * As {@link org.mpi4j.Session#createFromGroup}.
     *
     * @param group not empty
     * @param tag tells several that are made at once apart
     * @param info hints
     * @return a new communicator
     */
    Communicator createFromGroup(Group group, String tag, Info info);

    /**
     * As {@link org.mpi4j.Session#createInterFromGroups}.
     *
     * @param local the group of this process and a rank in it
     * @param remote the other group and a rank in it
     * @param tag tells several that are made at once apart
     * @param info hints
     * @return a new inter-communicator
     */
    InterCommunicator createInterFromGroups(Side local, Side remote, String tag, Info info);

    /**
     * A group that is to be connected.
     *
     * @param group an open group
     * @param leader a rank in it
     */
    record Side(Group group, int leader) {}

    /** Ends the session. Called once at most. */
    void close();
}
