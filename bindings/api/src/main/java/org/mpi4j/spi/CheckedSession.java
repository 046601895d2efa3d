package org.mpi4j.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.MpiException;
import org.mpi4j.Session;
import org.mpi4j.spi.SessionBackend.Side;

/** A session as programs see it: every argument is checked, then the backend is called. */
public final class CheckedSession extends OpenHandle implements Session {
    private final SessionBackend backend;

    /**
     * An open session.
     *
     * @param owner keeps the open handles of its environment
     * @param backend what its calls go through
     */
    public CheckedSession(OpenHandles owner, SessionBackend backend) {
        super(owner, ErrorClass.SESSION, "session");
        this.backend = backend;
    }

    /**
     * Refuses missing hints, also for backends that open a session.
     *
     * @param info the argument
     */
    public static void requireInfo(@Nullable Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null; no hints are new Info()");
        }
    }

    @Override
    public List<String> psets() {
        requireOpen();
        return backend.psets();
    }

    @Override
    public Info psetInfo(String pset) {
        requireKnown(pset);
        return backend.psetInfo(pset);
    }

    @Override
    public Info info() {
        requireOpen();
        return backend.info();
    }

    @Override
    public Group groupFromPset(String pset) {
        requireKnown(pset);
        return backend.groupFromPset(pset);
    }

    /** A library may end the process over a name that it does not know. */
    private void requireKnown(@Nullable String pset) {
        requireOpen();
        if (pset == null) {
            throw new MpiException(ErrorClass.ARG, "pset is null");
        }
        List<String> names = backend.psets();
        if (!names.contains(pset)) {
            throw new MpiException(ErrorClass.ARG, "pset is '" + pset + "'; there are " + names);
        }
    }

    @Override
    public Communicator createFromGroup(Group group, String tag, Info info) {
        requireOpen();
        requireInfo(info);
        requireGroup("group", group);
        requireTag(tag);
        return backend.createFromGroup(group, tag, info);
    }

    private static void requireGroup(String name, @Nullable Group group) {
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, name + " is null");
        }
        if (group.size() == 0) {
            throw new MpiException(ErrorClass.GROUP, name + " is empty");
        }
    }

    private static void requireTag(@Nullable String tag) {
        if (tag == null) {
            throw new MpiException(ErrorClass.ARG, "tag is null");
        }
    }

    @Override
    public InterCommunicator createInterFromGroups(
            Group localGroup,
            int localLeader,
            Group remoteGroup,
            int remoteLeader,
            String tag,
            Info info) {
        requireOpen();
        requireInfo(info);
        requireTag(tag);
        requireGroup("localGroup", localGroup);
        requireGroup("remoteGroup", remoteGroup);
        Checks.rank("localLeader", localLeader, localGroup.size());
        Checks.rank("remoteLeader", remoteLeader, remoteGroup.size());
        Side local = new Side(localGroup, localLeader);
        return backend.createInterFromGroups(local, new Side(remoteGroup, remoteLeader), tag, info);
    }

    @Override
    public void close() {
        requireOpen();
        backend.close();
        closed();
    }
}
