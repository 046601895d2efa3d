package org.mpi4j.openmpi;

import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Participants;

/**
 * The ranks that have a file open, in a context of their own. They tell each other what the library
 * does not: it waits for ever, or reports success, where one rank fails and the others do not.
 */
final class FileRanks implements AutoCloseable {
    private static final int CLASS_BITS = 16;
    private static final ErrorClass[] CLASSES = ErrorClass.values();

    private final long handle;
    private final int rank;
    private final int size;
    private final NativeCollectives collectives;

    private FileRanks(Environment environment, long handle, int rank, int size) {
        this.handle = handle;
        this.rank = rank;
        this.size = size;
        this.collectives =
                new NativeCollectives(environment, handle, new Participants(rank, size, 0));
    }

    /** The ranks of a communicator. Collective. */
    static FileRanks of(Environment environment, NativeCommunicator comm) {
        long[] made = new long[1];
        Errors.check("MPI_Comm_dup", OpenMpi.MPI_Comm_dup(comm.handle(), made));
        return new FileRanks(environment, made[0], comm.rank(), comm.size());
    }

    long handle() {
        return handle;
    }

    int rank() {
        return rank;
    }

    /** The least of what the ranks say, for each value. */
    long[] least(long... values) {
        collectives.allreduce(IN_PLACE, buffer(values), Op.MIN);
        return values;
    }

    /** What rank 0 says. */
    long first(long value) {
        long[] said = {value};
        collectives.bcast(buffer(said), 0);
        return said[0];
    }

    /** The sum of what the ranks before this one say, when all have said something. */
    long before(long value) {
        long[] said = new long[size];
        said[rank] = value;
        collectives.allgather(IN_PLACE, buffer(said));
        return Arrays.stream(said, 0, rank).sum();
    }

    /**
     * Passes if no rank has failed; else every rank throws.
     *
     * @param failure this rank's failure
     * @param path the file
     */
    void agree(@Nullable MpiException failure, String path) {
        long mine = Long.MAX_VALUE;
        if (failure != null) {
            mine =
                    ((long) rank << CLASS_BITS)
                            + Arrays.asList(CLASSES).indexOf(failure.errorClass());
        }
        long first = least(mine)[0];
        if (failure != null) {
            throw failure;
        }
        if (first != Long.MAX_VALUE) {
            ErrorClass kind = CLASSES[(int) (first & ((1 << CLASS_BITS) - 1))];
            throw new MpiException(
                    kind, "rank " + (first >> CLASS_BITS) + " could not open '" + path + "'");
        }
    }

    @Override
    public void close() {
        Errors.check("MPI_Comm_free", OpenMpi.MPI_Comm_free(new long[] {handle}));
    }
}
