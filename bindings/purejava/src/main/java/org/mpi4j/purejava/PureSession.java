package org.mpi4j.purejava;

import java.util.List;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.SessionBackend;

/** A session: the job's ranks by the names of two sets (MPI 4.1 section 11.3). */
final class PureSession implements SessionBackend {
    private static final String WORLD = "mpi://WORLD";
    private static final String SELF = "mpi://SELF";

    private final PureMpi mpi;
    private final Info hints;

    PureSession(PureMpi mpi, Info hints) {
        this.mpi = mpi;
        this.hints = hints.dup();
    }

    @Override
    public List<String> psets() {
        return List.of(WORLD, SELF);
    }

    private int[] members(String pset) {
        return pset.equals(SELF)
                ? new int[] {mpi.rank()}
                : IntStream.range(0, mpi.world().size()).toArray();
    }

    @Override
    public Info psetInfo(String pset) {
        return Info.of("mpi_size", Integer.toString(members(pset).length));
    }

    @Override
    public Info info() {
        return hints.dup();
    }

    @Override
    public Group groupFromPset(String pset) {
        return new PureGroup(members(pset), mpi.rank());
    }

    @Override
    public Communicator createFromGroup(Group group, String tag, Info info) {
        Communicator made = mpi.among(PureGroup.members("group", group), tag);
        made.setInfo(info);
        return made;
    }

    @Override
    public InterCommunicator createInterFromGroups(Side local, Side remote, String tag, Info info) {
        int[] own = PureGroup.members("localGroup", local.group());
        int[] others = PureGroup.members("remoteGroup", remote.group());
        CheckedCommunicator made =
                mpi.everybody().between(own, local.leader(), others[remote.leader()], tag);
        made.setInfo(info);
        return (InterCommunicator) made;
    }

    @Override
    public void close() {
        // Nothing is connected through it that has to be taken apart.
    }
}
