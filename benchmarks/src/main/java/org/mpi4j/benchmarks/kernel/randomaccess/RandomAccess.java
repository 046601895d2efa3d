package org.mpi4j.benchmarks.kernel.randomaccess;

import static org.mpi4j.MpiBuffer.buffer;
import static org.mpi4j.MpiChunks.chunks;

import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * Updates of random words of a table that is split among the ranks, as in the HPC Challenge: each
 * rank looks ahead by 1024 updates at most and sends them to the owners of their words.
 */
public final class RandomAccess implements Kernel {
    private static final int BATCH = 1024;
    private static final int WARM_UP_BATCHES = 1024;
    private static final int UPDATES_PER_WORD = 4;

    private final Communicator world;

    /** Of all ranks. */
    private final long words;

    /** This rank's words. */
    private final long[] table;

    /** A word's place in the table of its owner has so many bits, the owner the bits above. */
    private final int placeBits;

    private final int batches;
    private final long[] made = new long[BATCH];
    private final long[] sorted = new long[BATCH];
    private final long[] received;
    private final int[] sendCounts;
    private final int[] sendAt;
    private final int[] next;
    private final int[] receiveCounts;
    private final int[] receiveAt;
    private long state;

    /**
     * Prepares a rank.
     *
     * @param world a power of two ranks
     * @param problem how large a table
     */
    public RandomAccess(Communicator world, Problem problem) {
        this.world = world;
        words = (1L << problem.choose(16, 20, 23)) * problem.scale();
        table = new long[(int) (words / world.size())];
        placeBits = Integer.numberOfTrailingZeros(table.length);
        batches = UPDATES_PER_WORD * table.length / BATCH;
        received = new long[BATCH * world.size()];
        sendCounts = new int[world.size()];
        sendAt = new int[world.size()];
        next = new int[world.size()];
        receiveCounts = new int[world.size()];
        receiveAt = new int[world.size()];
    }

    @Override
    public void setUp() {
        for (int i = 0; i < table.length; i++) {
            table[i] = ((long) world.rank() << placeBits) + i;
        }
    }

    /** The same updates again undo themselves. */
    @Override
    public void warmUp() {
        int some = Math.min(batches, WARM_UP_BATCHES);
        runBatches(some);
        runBatches(some);
    }

    @Override
    public void run() {
        runBatches(batches);
    }

    private void runBatches(int count) {
        state = RandomStream.number((long) world.rank() * batches * BATCH);
        for (int batch = 0; batch < count; batch++) {
            state = make(state, made);
            sortByOwner();
            update(table, received, exchange());
        }
    }

    private static long make(long from, long[] made) {
        long state = from;
        for (int i = 0; i < made.length; i++) {
            state = RandomStream.next(state);
            made[i] = state;
        }
        return state;
    }

    private void sortByOwner() {
        Arrays.fill(sendCounts, 0);
        countByOwner(made, words - 1, placeBits, sendCounts);
        int sum = 0;
        for (int rank = 0; rank < next.length; rank++) {
            sendAt[rank] = sum;
            next[rank] = sum;
            sum += sendCounts[rank];
        }
        sortByOwner(made, words - 1, placeBits, next, sorted);
    }

    private static void countByOwner(long[] made, long mask, int placeBits, int[] counts) {
        for (long update : made) {
            counts[(int) ((update & mask) >> placeBits)]++;
        }
    }

    private static void sortByOwner(
            long[] made, long mask, int placeBits, int[] next, long[] sorted) {
        for (long update : made) {
            sorted[next[(int) ((update & mask) >> placeBits)]++] = update;
        }
    }

    /** Sends updates to their owners; returns how many arrived. */
    private int exchange() {
        world.alltoall(buffer(sendCounts), buffer(receiveCounts));
        int arrived = 0;
        for (int rank = 0; rank < receiveAt.length; rank++) {
            receiveAt[rank] = arrived;
            arrived += receiveCounts[rank];
        }
        world.alltoallv(
                chunks(sorted, sendCounts, sendAt), chunks(received, receiveCounts, receiveAt));
        return arrived;
    }

    private static void update(long[] table, long[] updates, int count) {
        for (int i = 0; i < count; i++) {
            table[(int) updates[i] & (table.length - 1)] ^= updates[i];
        }
    }

    @Override
    public void spoil() {
        table[0] ^= 1;
    }

    /** Every rank goes through the updates of all one by one and undoes those of its words. */
    @Override
    public List<Check> verify() {
        undo();
        int wrong = 0;
        for (int i = 0; i < table.length; i++) {
            wrong += table[i] == ((long) world.rank() << placeBits) + i ? 0 : 1;
        }
        wrong = world.allreduce(wrong, Op.SUM);
        return List.of(Check.absolute("wrong words", wrong, 0, 0));
    }

    private void undo() {
        long update = 1;
        int owner = world.rank();
        for (long i = 0; i < UPDATES_PER_WORD * words; i++) {
            update = RandomStream.next(update);
            if ((update & (words - 1)) >> placeBits == owner) {
                table[(int) update & (table.length - 1)] ^= update;
            }
        }
    }

    @Override
    public double operations() {
        return (double) UPDATES_PER_WORD * words;
    }
}
