package org.mpi4j.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Communicator;
import org.mpi4j.CommunicatorRequest;
import org.mpi4j.Comparison;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Files;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;
import org.mpi4j.SplitType;
import org.mpi4j.Topologies;
import org.mpi4j.TopologyKind;
import org.mpi4j.Windows;

/**
 * A communicator that checks every argument before the backend sees it, so that no backend can
 * forget to.
 */
public class CheckedCommunicator extends CheckedCollectives implements Communicator {
    /** Longest name in bytes, MPI_MAX_OBJECT_NAME less the final zero. */
    private static final int MAX_NAME = 63;

    private final Mpi mpi;
    private final CommunicatorBackend backend;

    /**
     * The communicator over a backend, of the type that belongs to its topology.
     *
     * @param mpi the environment it belongs to
     * @param owner keeps the open handles of that environment
     * @param backend what its calls go through
     * @return a new, open communicator
     */
    public static CheckedCommunicator of(Mpi mpi, OpenHandles owner, CommunicatorBackend backend) {
        InterBackend inter = backend.inter().orElse(null);
        if (inter != null) {
            return new CheckedInterCommunicator(mpi, owner, backend, inter);
        }
        Topology topology = backend.topology().orElse(null);
        if (topology instanceof Grid grid) {
            return new CheckedCartesian(mpi, owner, backend, grid);
        }
        if (topology instanceof Graph graph) {
            return new CheckedGraph(mpi, owner, backend, graph);
        }
        if (topology instanceof Adjacency edges) {
            return new CheckedDistributedGraph(mpi, owner, backend, edges);
        }
        return new CheckedCommunicator(mpi, owner, backend);
    }

    CheckedCommunicator(Mpi mpi, OpenHandles owner, CommunicatorBackend backend) {
        super(owner, mpi.tagUpperBound(), backend);
        this.mpi = mpi;
        this.backend = backend;
    }

    /**
     * For backends: what the calls go through.
     *
     * @return the same object each time
     */
    public final CommunicatorBackend backend() {
        return backend;
    }

    @Override
    protected final boolean mustBeClosed() {
        return !backend.isPredefined();
    }

    @Override
    protected final String describe() {
        return toString();
    }

    /** As {@link #requireOpen()}, for the chapters that hang on a communicator. */
    final void requireUsable() {
        requireOpen();
    }

    @Override
    public final Mpi mpi() {
        return mpi;
    }

    /** What was made from this communicator, and starts with its error handler. */
    private Communicator child(Communicator made) {
        if (made instanceof CheckedCommunicator checked) {
            checked.inheritErrorHandler(handler());
        }
        return made;
    }

    @Override
    public final Group group() {
        requireOpen();
        return backend.group();
    }

    @Override
    public final Comparison compare(Communicator other) {
        requireOpen();
        return backend.compare(checked("other", other).backend());
    }

    @Override
    public Communicator dup() {
        requireOpen();
        AttributeTable.Copies copies = attributes().copies(this);
        return child(Duplication.agree(backend.dup(), copies));
    }

    @Override
    public final Communicator dupWithInfo(Info info) {
        requireOpen();
        Checks.info(info);
        AttributeTable.Copies copies = attributes().copies(this);
        return child(Duplication.agree(backend.dupWithInfo(info), copies));
    }

    @Override
    public final CommunicatorRequest idup() {
        requireOpen();
        AttributeTable.Copies copies = attributes().copies(this);
        return new PendingDuplicate(this, backend.idup(), copies);
    }

    @Override
    public final CommunicatorRequest idupWithInfo(Info info) {
        requireOpen();
        Checks.info(info);
        AttributeTable.Copies copies = attributes().copies(this);
        return new PendingDuplicate(this, backend.idupWithInfo(info), copies);
    }

    @Override
    public final Optional<Communicator> split(int color, int key) {
        requireOpen();
        if (color < 0 && color != Mpi.UNDEFINED) {
            throw new MpiException(
                    ErrorClass.ARG, "color is " + color + "; allowed are 0 and up and UNDEFINED");
        }
        return backend.split(color, key).map(this::child);
    }

    @Override
    public final Optional<Communicator> create(Group group) {
        requireOpen();
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, "group is null");
        }
        return backend.create(group).map(this::child);
    }

    @Override
    public final Optional<Communicator> createGroup(Group group, int tag) {
        requireIntra("createGroup");
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, "group is null");
        }
        Checks.sendTag("tag", tag, mpi.tagUpperBound());
        return backend.createGroup(group, tag).map(this::child);
    }

    @Override
    public final Optional<Communicator> splitType(SplitType type, int key, Info info) {
        requireOpen();
        if (type == null) {
            throw new MpiException(ErrorClass.ARG, "type is null");
        }
        Checks.info(info);
        return backend.splitType(type, key, info).map(this::child);
    }

    @Override
    public final InterCommunicator createInterCommunicator(
            int localLeader, @Nullable Communicator peer, int remoteLeader, int tag) {
        requireIntra("createInterCommunicator");
        Checks.rank("localLeader", localLeader, size());
        Checks.sendTag("tag", tag, mpi.tagUpperBound());
        CommunicatorBackend bridge = null;
        if (rank() == localLeader) {
            bridge = peer(peer, remoteLeader);
        }
        return (InterCommunicator) backend.createInter(localLeader, bridge, remoteLeader, tag);
    }

    private static CommunicatorBackend peer(@Nullable Communicator peer, int remoteLeader) {
        CheckedCommunicator checked = checked("peer", peer);
        checked.requireIntra("to be the peer of another");
        Checks.rank("remoteLeader", remoteLeader, checked.size());
        if (remoteLeader == checked.rank()) {
            throw new MpiException(
                    ErrorClass.RANK,
                    "remoteLeader is " + remoteLeader + ", which is this rank itself in peer");
        }
        return checked.backend();
    }

    /** The communicator of a backend behind an argument. */
    private static CheckedCommunicator checked(String name, @Nullable Communicator comm) {
        if (comm instanceof CheckedCommunicator checked) {
            checked.refuseClosed();
            return checked;
        }
        throw new MpiException(
                ErrorClass.COMM,
                comm == null ? name + " is null" : name + " is not of a backend: " + comm);
    }

    /** Refuses what only communicators of one group can do. */
    private void requireIntra(String what) {
        requireOpen();
        if (isInter()) {
            throw new MpiException(
                    ErrorClass.COMM, what + " needs an intra-communicator; this is " + this);
        }
    }

    @Override
    public final boolean isInter() {
        requireOpen();
        return backend.inter().isPresent();
    }

    @Override
    public final Info info() {
        requireOpen();
        return backend.info();
    }

    @Override
    public final void setInfo(Info info) {
        requireOpen();
        Checks.info(info);
        backend.setInfo(info);
    }

    @Override
    public final Windows windows() {
        requireIntra("windows");
        return backend.windows();
    }

    @Override
    public final Files files() {
        requireIntra("files");
        return backend.files();
    }

    @Override
    public final Topologies topologies() {
        requireIntra("topologies");
        return new CheckedTopologies(this, backend.topologies());
    }

    @Override
    public final Processes processes() {
        requireIntra("processes");
        return backend.processes();
    }

    @Override
    public final long packSize(long count, Datatype type) {
        requireOpen();
        PackingChecks.size(count, type);
        return backend.packSize(count, type);
    }

    @Override
    public final void pack(MpiBuffer from, ByteBuffer to) {
        requireOpen();
        PackingChecks.pack(from, to);
        backend.pack(from, to);
    }

    @Override
    public final void unpack(ByteBuffer from, MpiBuffer to) {
        requireOpen();
        PackingChecks.unpack(from, to);
        backend.unpack(from, to);
    }

    @Override
    public final long packExternalSize(long count, Datatype type) {
        requireOpen();
        return PackingChecks.size(count, type);
    }

    @Override
    public final void packExternal(MpiBuffer from, ByteBuffer to) {
        requireOpen();
        PackingChecks.pack(from, to);
        External32.pack(backend.reachable(from), to);
        to.position(to.position() + (int) from.dataBytes());
    }

    @Override
    public final void unpackExternal(ByteBuffer from, MpiBuffer to) {
        requireOpen();
        PackingChecks.unpack(from, to);
        External32.unpack(from, backend.reachable(to));
        from.position(from.position() + (int) to.dataBytes());
    }

    @Override
    public final TopologyKind topology() {
        requireOpen();
        return kind();
    }

    TopologyKind kind() {
        return TopologyKind.NONE;
    }

    @Override
    public final String name() {
        requireOpen();
        return backend.name();
    }

    @Override
    public final void setName(String name) {
        requireOpen();
        if (name == null) {
            throw new MpiException(ErrorClass.ARG, "name is null");
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_NAME) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "name has " + length + " bytes in UTF-8; at most " + MAX_NAME + " are allowed");
        }
        backend.setName(name);
    }

    @Override
    public final void abort(int exitCode) {
        requireOpen();
        mpi.abort(exitCode);
    }

    @Override
    public final void close() {
        end(backend::close);
    }

    @Override
    public final void disconnect() {
        end(backend::disconnect);
    }

    private void end(Runnable release) {
        requireOpen();
        if (backend.isPredefined()) {
            throw new MpiException(
                    ErrorClass.COMM,
                    backend.name() + " is predefined and is closed by finalising MPI");
        }
        try {
            attributes().deleteAll(this);
        } catch (MpiException e) {
            backend.postponeClose();
            throw e;
        }
        release.run();
        closed();
    }

    /**
     * For backends: deletes the attributes of a predefined communicator, as the first step of
     * finalising MPI.
     *
     * @return why a delete function failed; empty if none did
     */
    public final Optional<MpiException> finish() {
        try {
            attributes().deleteAllRegardless(this);
            return Optional.empty();
        } catch (MpiException e) {
            return Optional.of(e);
        }
    }

    @Override
    public String toString() {
        return "communicator '" + backend.name() + "', rank " + rank() + " of " + size();
    }
}
