package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Comparison;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Files;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Processes;
import org.mpi4j.Request;
import org.mpi4j.SplitType;
import org.mpi4j.Windows;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CheckedFiles;
import org.mpi4j.spi.CheckedProcesses;
import org.mpi4j.spi.CheckedWindows;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.InterBackend;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.Participants;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.TopologiesBackend;
import org.mpi4j.spi.Topology;

/** What a communicator's calls go through (MPI 4.1 section 7.4). */
final class NativeCommunicator implements CommunicatorBackend {
    private final NativeMpi mpi;
    private final Environment environment;
    private final long handle;
    private final Shape shape;
    private final NativePointToPoint pointToPoint;
    private final NativeCollectives collectives;

    /** The last one that was started. */
    private volatile @Nullable Request duplication;

    /** Who is in a communicator; the remote size is that of the other group, or the same. */
    private record Shape(int rank, int size, boolean inter, int remoteSize) {
        static Shape of(long handle) {
            int[] rank = new int[1];
            int[] size = new int[1];
            int[] inter = new int[1];
            Errors.check("MPI_Comm_rank", OpenMpi.MPI_Comm_rank(handle, rank));
            Errors.check("MPI_Comm_size", OpenMpi.MPI_Comm_size(handle, size));
            Errors.check("MPI_Comm_test_inter", OpenMpi.MPI_Comm_test_inter(handle, inter));
            int[] remote = size;
            if (inter[0] != 0) {
                remote = new int[1];
                int code = OpenMpi.MPI_Comm_remote_size(handle, remote);
                Errors.check("MPI_Comm_remote_size", code);
            }
            return new Shape(rank[0], size[0], inter[0] != 0, remote[0]);
        }

        /** The rank that messages to this process itself go to, if there is one. */
        int self() {
            return inter ? Mpi.UNDEFINED : rank;
        }
    }

    private NativeCommunicator(NativeMpi mpi, long handle, Shape shape) {
        this.mpi = mpi;
        this.environment = mpi.environment();
        this.handle = handle;
        this.shape = shape;
        this.pointToPoint = new NativePointToPoint(environment, handle, shape.self());
        this.collectives = new NativeCollectives(environment, handle, participants());
    }

    /** The communicator behind a handle, of the type that belongs to its groups and topology. */
    static CheckedCommunicator of(NativeMpi mpi, long handle) {
        NativeCommunicator backend = new NativeCommunicator(mpi, handle, Shape.of(handle));
        return CheckedCommunicator.of(mpi, mpi.environment().handles(), backend);
    }

    private Optional<CheckedCommunicator> made(long newcomm) {
        return newcomm == OpenMpi.MPI_COMM_NULL ? Optional.empty() : Optional.of(of(mpi, newcomm));
    }

    /** The library's handle. */
    long handle() {
        return handle;
    }

    @Override
    public int rank() {
        return shape.rank;
    }

    @Override
    public int size() {
        return shape.size;
    }

    @Override
    public int remoteSize() {
        return shape.remoteSize;
    }

    @Override
    public Participants participants() {
        return new Participants(shape.rank, shape.size, shape.inter ? shape.remoteSize : 0);
    }

    @Override
    public Optional<InterBackend> inter() {
        return shape.inter ? Optional.of(new NativeInter(mpi, handle)) : Optional.empty();
    }

    @Override
    public PointToPointBackend pointToPoint() {
        return pointToPoint;
    }

    @Override
    public CollectivesBackend collectives() {
        return collectives;
    }

    @Override
    public NeighborhoodBackend neighborhood(Topology topology) {
        return new NativeNeighborhood(environment, handle, topology, shape.rank);
    }

    @Override
    public boolean isPredefined() {
        return handle == OpenMpi.MPI_COMM_WORLD || handle == OpenMpi.MPI_COMM_SELF;
    }

    @Override
    public Group group() {
        long[] group = new long[1];
        Errors.check("MPI_Comm_group", OpenMpi.MPI_Comm_group(handle, group));
        return new NativeGroup(environment, group[0]);
    }

    @Override
    public Comparison compare(CommunicatorBackend other) {
        long theirs = mine(other, "other").handle;
        int[] result = new int[1];
        Errors.check("MPI_Comm_compare", OpenMpi.MPI_Comm_compare(handle, theirs, result));
        return NativeGroup.comparison(result[0]);
    }

    private static NativeCommunicator mine(CommunicatorBackend backend, String name) {
        if (backend instanceof NativeCommunicator mine) {
            return mine;
        }
        throw new MpiException(ErrorClass.COMM, name + " is of another backend: " + backend);
    }

    @Override
    public CheckedCommunicator dup() {
        requireNoOtherDuplication();
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_dup", OpenMpi.MPI_Comm_dup(handle, newcomm));
        return of(mpi, newcomm[0]);
    }

    @Override
    public Optional<CheckedCommunicator> split(int color, int key) {
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_split", OpenMpi.MPI_Comm_split(handle, color, key, newcomm));
        return made(newcomm[0]);
    }

    @Override
    public CheckedCommunicator dupWithInfo(Info info) {
        requireNoOtherDuplication();
        long[] newcomm = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code = OpenMpi.MPI_Comm_dup_with_info(handle, hints.handle(), newcomm);
            Errors.check("MPI_Comm_dup_with_info", code);
        }
        return of(mpi, newcomm[0]);
    }

    @Override
    public Duplicate idup() {
        requireNoOtherDuplication();
        DuplicationRequest request = new DuplicationRequest(environment);
        int code = OpenMpi.MPI_Comm_idup(handle, request.newcommSlot(), request.slot());
        return duplicate(request, request.started("MPI_Comm_idup", code));
    }

    @Override
    public Duplicate idupWithInfo(Info info) {
        Later.require("MPI_Comm_idup_with_info");
        requireNoOtherDuplication();
        DuplicationRequest request = new DuplicationRequest(environment);
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code =
                    OpenMpi.MPI_Comm_idup_with_info(
                            handle, hints.handle(), request.newcommSlot(), request.slot());
            return duplicate(request, request.started("MPI_Comm_idup_with_info", code));
        }
    }

    private Duplicate duplicate(DuplicationRequest request, Request started) {
        duplication = started;
        return new Duplicate(started, () -> of(mpi, request.newcomm()));
    }

    /** Open MPI 4.1 hangs if an inter-communicator is duplicated while another idup is going on. */
    private void requireNoOtherDuplication() {
        Request other = duplication;
        if (shape.inter && other != null && !other.isComplete()) {
            throw new MpiException(
                    ErrorClass.PENDING,
                    "this inter-communicator is being duplicated; complete that request first");
        }
    }

    @Override
    public Optional<CheckedCommunicator> create(Group group) {
        long members = subset(group);
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_create", OpenMpi.MPI_Comm_create(handle, members, newcomm));
        return made(newcomm[0]);
    }

    @Override
    public Optional<CheckedCommunicator> createGroup(Group group, int tag) {
        long members = subset(group);
        if (group.rank().isEmpty()) {
            return Optional.empty();
        }
        long[] newcomm = new long[1];
        int code = OpenMpi.MPI_Comm_create_group(handle, members, tag, newcomm);
        Errors.check("MPI_Comm_create_group", code);
        return made(newcomm[0]);
    }

    /** The library's group, if all its members are here. */
    private long subset(Group group) {
        long members = NativeGroup.handleOf("group", group);
        try (Group whole = group();
                Group foreign = group.difference(whole)) {
            if (foreign.size() > 0) {
                throw new MpiException(
                        ErrorClass.GROUP,
                        "group has "
                                + foreign.size()
                                + " members that are not in this communicator");
            }
        }
        return members;
    }

    @Override
    public Optional<CheckedCommunicator> splitType(SplitType type, int key, Info info) {
        long[] newcomm = new long[1];
        try (NativeInfo hints = NativeInfo.of(info)) {
            int code =
                    OpenMpi.MPI_Comm_split_type(
                            handle, Handles.of(type), key, hints.handle(), newcomm);
            Errors.check("MPI_Comm_split_type", code);
        }
        return made(newcomm[0]);
    }

    @Override
    public Processes processes() {
        return new CheckedProcesses(mpi, this, new NativeProcesses(mpi, handle));
    }

    @Override
    public CheckedCommunicator createInter(
            int localLeader, @Nullable CommunicatorBackend peer, int remoteLeader, int tag) {
        long bridge = OpenMpi.MPI_COMM_NULL;
        if (peer != null) {
            bridge = mine(peer, "peer").handle;
        }
        long[] newcomm = new long[1];
        int code =
                OpenMpi.MPI_Intercomm_create(
                        handle, localLeader, bridge, remoteLeader, tag, newcomm);
        Errors.check("MPI_Intercomm_create", code);
        return of(mpi, newcomm[0]);
    }

    @Override
    public Info info() {
        long[] info = new long[1];
        Errors.check("MPI_Comm_get_info", OpenMpi.MPI_Comm_get_info(handle, info));
        return NativeInfo.take(info[0]);
    }

    @Override
    public void setInfo(Info info) {
        if (info.keys().isEmpty()) {
            // The library refuses MPI_INFO_NULL here, and hints that are not named stay.
            return;
        }
        try (NativeInfo hints = NativeInfo.of(info)) {
            Errors.check("MPI_Comm_set_info", OpenMpi.MPI_Comm_set_info(handle, hints.handle()));
        }
    }

    @Override
    public Files files() {
        return new CheckedFiles(environment.handles(), new NativeFiles(environment, this));
    }

    @Override
    public Windows windows() {
        NativeWindows backend = new NativeWindows(environment, this);
        return new CheckedWindows(environment.handles(), this, backend);
    }

    @Override
    public MpiBuffer reachable(MpiBuffer buffer) {
        return NativePacking.reachable(buffer);
    }

    @Override
    public long packSize(long count, Datatype type) {
        return NativePacking.size(count, type, handle);
    }

    @Override
    public void pack(MpiBuffer from, ByteBuffer to) {
        NativePacking.pack(from, to, handle);
    }

    @Override
    public void unpack(ByteBuffer from, MpiBuffer to) {
        NativePacking.unpack(from, to, handle);
    }

    @Override
    public Optional<Topology> topology() {
        return shape.inter ? Optional.empty() : NativeTopology.of(handle);
    }

    @Override
    public TopologiesBackend topologies() {
        return new NativeTopologies(mpi, handle);
    }

    @Override
    public String name() {
        byte[] name = new byte[OpenMpi.MPI_MAX_OBJECT_NAME];
        int[] length = new int[1];
        Errors.check("MPI_Comm_get_name", OpenMpi.MPI_Comm_get_name(handle, name, length));
        return Handles.text(name, length[0]);
    }

    @Override
    public void setName(String name) {
        byte[] terminated = Handles.terminated(name);
        Errors.check("MPI_Comm_set_name", OpenMpi.MPI_Comm_set_name(handle, terminated));
    }

    @Override
    public void close() {
        Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {handle}));
    }

    @Override
    public void disconnect() {
        Errors.check("MPI_Comm_disconnect", OpenMpi.MPI_Comm_disconnect(new long[] {handle}));
    }
}
