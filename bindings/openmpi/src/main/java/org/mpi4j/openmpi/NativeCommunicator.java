package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mpi4j.Comparison;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedCommunicator;
import org.mpi4j.spi.CollectivesBackend;
import org.mpi4j.spi.CommunicatorBackend;
import org.mpi4j.spi.NeighborhoodBackend;
import org.mpi4j.spi.PointToPointBackend;
import org.mpi4j.spi.TopologiesBackend;
import org.mpi4j.spi.Topology;

/** What a communicator's calls go through (MPI 4.1 section 7.4). */
final class NativeCommunicator implements CommunicatorBackend {
    private final NativeMpi mpi;
    private final Environment environment;
    private final long handle;
    private final int rank;
    private final int size;
    private final NativePointToPoint pointToPoint;
    private final NativeCollectives collectives;

    private NativeCommunicator(NativeMpi mpi, long handle, int rank, int size) {
        this.mpi = mpi;
        this.environment = mpi.environment();
        this.handle = handle;
        this.rank = rank;
        this.size = size;
        this.pointToPoint = new NativePointToPoint(environment, handle, rank);
        this.collectives = new NativeCollectives(environment, handle, participants());
    }

    /** The communicator behind a handle. */
    static CheckedCommunicator of(NativeMpi mpi, long handle) {
        int[] rank = new int[1];
        int[] size = new int[1];
        Errors.check("MPI_Comm_rank", OpenMpi.MPI_Comm_rank(handle, rank));
        Errors.check("MPI_Comm_size", OpenMpi.MPI_Comm_size(handle, size));
        NativeCommunicator backend = new NativeCommunicator(mpi, handle, rank[0], size[0]);
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
        return rank;
    }

    @Override
    public int size() {
        return size;
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
        int sources = topology.sources(rank).length;
        int destinations = topology.destinations(rank).length;
        return new NativeNeighborhood(environment, handle, sources, destinations);
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
        if (!(other instanceof NativeCommunicator mine)) {
            throw new MpiException(ErrorClass.COMM, "other is of another backend: " + other);
        }
        int[] result = new int[1];
        Errors.check("MPI_Comm_compare", OpenMpi.MPI_Comm_compare(handle, mine.handle, result));
        return NativeGroup.comparison(result[0]);
    }

    @Override
    public CheckedCommunicator dup() {
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
    public Optional<CheckedCommunicator> create(Group group) {
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
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_create", OpenMpi.MPI_Comm_create(handle, members, newcomm));
        return made(newcomm[0]);
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
        return NativeTopology.of(handle);
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
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        Errors.check("MPI_Comm_set_name", OpenMpi.MPI_Comm_set_name(handle, terminated));
    }

    @Override
    public void close() {
        Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {handle}));
    }
}
