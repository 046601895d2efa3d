package org.mpi4j.spi;

import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/**
 * The ranks that have a file open, in a context of their own: what they tell each other. Every
 * method is collective.
 */
public final class FileRanks {
    private static final int CLASS_BITS = 16;
    private static final ErrorClass[] CLASSES = ErrorClass.values();

    private final CollectivesBackend collectives;
    private final int rank;
    private final int size;

    /**
     * The ranks of a communicator that is used for nothing else.
     *
     * @param collectives its collective operations
     * @param rank the calling rank
     * @param size number of ranks
     */
    public FileRanks(CollectivesBackend collectives, int rank, int size) {
        this.collectives = collectives;
        this.rank = rank;
        this.size = size;
    }

    /**
     * The calling rank. Local.
     *
     * @return 0 to size - 1
     */
    public int rank() {
        return rank;
    }

    /** Returns when all ranks have come. */
    public void meet() {
        collectives.barrier();
    }

    /**
     * The least of what the ranks say, for each value.
     *
     * @param values what this rank says; overwritten
     * @return the same array
     */
    public long[] least(long... values) {
        collectives.allreduce(IN_PLACE, buffer(values), Op.MIN);
        return values;
    }

    /**
     * Whether all ranks say the same.
     *
     * @param value what this rank says
     * @return the same at every rank
     */
    public boolean same(long value) {
        long[] least = least(value, -value);
        return least[0] == -least[1];
    }

    /**
     * Whether all ranks say the same.
     *
     * @param text what this rank says
     * @return the same at every rank
     */
    public boolean same(String text) {
        return least(first(text).equals(text) ? 1 : 0)[0] == 1;
    }

    /**
     * What rank 0 says.
     *
     * @param value what this rank says
     * @return what rank 0 has said
     */
    public long first(long value) {
        long[] said = {value};
        collectives.bcast(buffer(said), 0);
        return said[0];
    }

    /**
     * What rank 0 says.
     *
     * @param text what this rank says
     * @return what rank 0 has said
     */
    public String first(String text) {
        byte[] mine = text.getBytes(StandardCharsets.UTF_8);
        byte[] said = Arrays.copyOf(mine, (int) first(mine.length));
        collectives.bcast(buffer(said), 0);
        return new String(said, StandardCharsets.UTF_8);
    }

    /**
     * What all ranks say, when all have said something.
     *
     * @param value what this rank says
     * @return one value a rank
     */
    public long[] all(long value) {
        long[] said = new long[size];
        said[rank] = value;
        collectives.allgather(IN_PLACE, buffer(said));
        return said;
    }

    /**
     * The sum of what the ranks before this one say, when all have said something.
     *
     * @param value what this rank says
     * @return 0 at rank 0
     */
    public long before(long value) {
        return Arrays.stream(all(value), 0, rank).sum();
    }

    /**
     * Passes if no rank has failed; else every rank throws.
     *
     * @param failure this rank's failure, which it throws
     * @param task what the others could not do: the end of "rank 3 could not ..."
     */
    public void agree(@Nullable MpiException failure, String task) {
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
            throw new MpiException(kind, "rank " + (first >> CLASS_BITS) + " could not " + task);
        }
    }
}
