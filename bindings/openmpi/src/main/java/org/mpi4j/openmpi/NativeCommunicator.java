package org.mpi4j.openmpi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.CheckedCommunicator;

/** A communicator (MPI 4.1 section 7.4). */
final class NativeCommunicator extends CheckedCommunicator {
    private final Environment environment;
    private final long handle;

    private NativeCommunicator(Mpi mpi, Environment environment, long handle, int rank, int size) {
        super(
                mpi,
                rank,
                size,
                mpi.tagUpperBound(),
                new NativePointToPoint(environment, handle, rank),
                new NativeCollectives(environment, handle, rank, size));
        this.environment = environment;
        this.handle = handle;
        environment.opened(this);
    }

    /** The communicator behind a handle. */
    static NativeCommunicator of(Mpi mpi, Environment environment, long handle) {
        int[] rank = new int[1];
        int[] size = new int[1];
        Errors.check("MPI_Comm_rank", OpenMpi.MPI_Comm_rank(handle, rank));
        Errors.check("MPI_Comm_size", OpenMpi.MPI_Comm_size(handle, size));
        return new NativeCommunicator(mpi, environment, handle, rank[0], size[0]);
    }

    private Optional<Communicator> made(long newcomm) {
        return newcomm == OpenMpi.MPI_COMM_NULL
                ? Optional.empty()
                : Optional.of(of(mpi(), environment, newcomm));
    }

    @Override
    protected Group doGroup() {
        long[] group = new long[1];
        Errors.check("MPI_Comm_group", OpenMpi.MPI_Comm_group(handle, group));
        return new NativeGroup(environment, group[0]);
    }

    @Override
    protected Comparison doCompare(Communicator other) {
        if (!(other instanceof NativeCommunicator mine)) {
            throw new MpiException(ErrorClass.COMM, "other is of another backend: " + other);
        }
        int[] result = new int[1];
        Errors.check("MPI_Comm_compare", OpenMpi.MPI_Comm_compare(handle, mine.handle, result));
        return NativeGroup.comparison(result[0]);
    }

    @Override
    protected Communicator doDup() {
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_dup", OpenMpi.MPI_Comm_dup(handle, newcomm));
        return of(mpi(), environment, newcomm[0]);
    }

    @Override
    protected Optional<Communicator> doSplit(int color, int key) {
        long[] newcomm = new long[1];
        Errors.check("MPI_Comm_split", OpenMpi.MPI_Comm_split(handle, color, key, newcomm));
        return made(newcomm[0]);
    }

    @Override
    protected Optional<Communicator> doCreate(Group group) {
        long members = NativeGroup.handleOf("group", group);
        try (Group whole = doGroup();
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
    protected String doName() {
        byte[] name = new byte[OpenMpi.MPI_MAX_OBJECT_NAME];
        int[] length = new int[1];
        Errors.check("MPI_Comm_get_name", OpenMpi.MPI_Comm_get_name(handle, name, length));
        return Handles.text(name, length[0]);
    }

    @Override
    protected void doSetName(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        Errors.check("MPI_Comm_set_name", OpenMpi.MPI_Comm_set_name(handle, terminated));
    }

    @Override
    protected void doClose() {
        if (handle == OpenMpi.MPI_COMM_WORLD || handle == OpenMpi.MPI_COMM_SELF) {
            throw new MpiException(ErrorClass.COMM, name() + " is predefined and cannot be closed");
        }
        Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {handle}));
        environment.closed(this);
    }
}
