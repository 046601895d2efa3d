package org.mpi4j.benchmarks.kernel.is;

import static org.mpi4j.MpiBuffer.buffer;
import static org.mpi4j.MpiChunks.chunks;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.DirectBuffers;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.NasRandom;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * NAS IS: ranks of integer keys by a bucket sort. Keys are sent to the rank that owns their bucket;
 * it counts them. Ten times, with two keys changed in between.
 */
public final class IntegerSort implements Kernel {
    private static final int ITERATIONS = 10;

    private final Communicator world;
    private final Problem problem;
    private final TestKeys tests;
    private final int maxKey;
    private final int buckets;
    private final int shift;

    /** This rank's keys at first, and the same by bucket. */
    private final int[] keys;

    /** Direct, so that messages go out of it and into the next without a further copy. */
    private final IntBuffer sorted;

    /** Keys of this rank's buckets. */
    private final IntBuffer received;

    private int arrived;

    /** Of this rank's keys; then the keys to be tested. */
    private final int[] bucketSizes;

    private final int[] bucketTotals;
    private final int[] nextInBucket;

    /** Of keys up to each value, from this rank's first value on. */
    private final int[] counts;

    private int firstValue;
    private int values;

    /** Keys that ranks before this one own. */
    private long before;

    private final int[] sendCounts;
    private final int[] sendAt;
    private final int[] receiveCounts;
    private final int[] receiveAt;
    private int rightRanks;

    /**
     * Prepares a rank.
     *
     * @param world a power of two ranks
     * @param problem how many keys
     */
    public IntegerSort(Communicator world, Problem problem) {
        this.world = world;
        this.problem = problem;
        this.tests = TestKeys.of(problem);
        int mine = (1 << problem.choose(16, 20, 23)) / world.size() * problem.scale();
        int maxKeyLog = problem.choose(11, 16, 19);
        int bucketsLog = problem.choose(9, 10, 10);
        maxKey = 1 << maxKeyLog;
        buckets = 1 << bucketsLog;
        shift = maxKeyLog - bucketsLog;
        keys = new int[mine];
        sorted = DirectBuffers.ints(mine);
        received = DirectBuffers.ints(mine + mine / 2 + 1024);
        bucketSizes = new int[buckets + TestKeys.TESTS];
        bucketTotals = new int[buckets + TestKeys.TESTS];
        nextInBucket = new int[buckets];
        counts = new int[maxKey];
        sendCounts = new int[world.size()];
        sendAt = new int[world.size()];
        receiveCounts = new int[world.size()];
        receiveAt = new int[world.size()];
    }

    @Override
    public void setUp() {
        long state = NasRandom.skip(NasRandom.SEED, 4L * keys.length * world.rank());
        for (int i = 0; i < keys.length; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                state = NasRandom.next(state);
                sum += NasRandom.number(state);
            }
            keys[i] = (int) (maxKey * 0.25 * sum);
        }
    }

    @Override
    public void warmUp() {
        rankKeys(1);
        rightRanks = 0;
    }

    @Override
    public void run() {
        for (int i = 1; i <= ITERATIONS; i++) {
            rankKeys(i);
        }
    }

    private void rankKeys(int iteration) {
        if (world.rank() == 0) {
            keys[iteration] = iteration;
            keys[iteration + ITERATIONS] = maxKey - iteration;
        }
        countBuckets();
        sortByBucket(keys, sorted, shift);
        shareOut();
        exchange();
        countKeys();
        testRanks(iteration);
    }

    private void countBuckets() {
        Arrays.fill(bucketSizes, 0);
        countBuckets(keys, bucketSizes, shift);
        // The keys to be tested travel with the counts: each is known to one rank only.
        for (int i = 0; i < TestKeys.TESTS; i++) {
            int at = tests.index(i) - world.rank() * keys.length;
            if (at >= 0 && at < keys.length) {
                bucketSizes[buckets + i] = keys[at];
            }
        }
        world.allreduce(buffer(bucketSizes), buffer(bucketTotals), Op.SUM);
    }

    private static void countBuckets(int[] keys, int[] sizes, int shift) {
        for (int key : keys) {
            sizes[key >> shift]++;
        }
    }

    private void sortByBucket(int[] from, IntBuffer to, int shift) {
        int[] next = nextInBucket;
        next[0] = 0;
        for (int b = 1; b < buckets; b++) {
            next[b] = next[b - 1] + bucketSizes[b - 1];
        }
        for (int key : from) {
            to.put(next[key >> shift]++, key);
        }
    }

    /** Consecutive buckets to each rank, so that all get about as many keys. */
    private void shareOut() {
        int rank = world.rank();
        long total = 0;
        int owner = 0;
        int endValue = 0;
        Arrays.fill(sendCounts, 0);
        firstValue = maxKey;
        before = 0;
        for (int b = 0; b < buckets; b++) {
            if (owner < rank) {
                before += bucketTotals[b];
            } else if (owner == rank) {
                firstValue = Math.min(firstValue, b << shift);
                endValue = (b + 1) << shift;
            }
            sendCounts[owner] += bucketSizes[b];
            total += bucketTotals[b];
            if (total >= (long) keys.length * (owner + 1) && owner < world.size() - 1) {
                owner++;
            }
        }
        values = Math.max(0, endValue - firstValue);
    }

    private void exchange() {
        world.alltoall(buffer(sendCounts), buffer(receiveCounts));
        int sent = 0;
        arrived = 0;
        for (int r = 0; r < world.size(); r++) {
            sendAt[r] = sent;
            sent += sendCounts[r];
            receiveAt[r] = arrived;
            arrived += receiveCounts[r];
        }
        world.alltoallv(
                chunks(buffer(sorted), sendCounts, sendAt),
                chunks(buffer(received), receiveCounts, receiveAt));
    }

    private void countKeys() {
        Arrays.fill(counts, 0, values, 0);
        countKeys(received, arrived, counts, firstValue);
        int sum = 0;
        for (int v = 0; v < values; v++) {
            sum += counts[v];
            counts[v] = sum;
        }
    }

    private static void countKeys(IntBuffer keys, int end, int[] counts, int first) {
        for (int i = 0; i < end; i++) {
            counts[keys.get(i) - first]++;
        }
    }

    private void testRanks(int iteration) {
        for (int i = 0; i < TestKeys.TESTS; i++) {
            int below = bucketTotals[buckets + i] - 1 - firstValue;
            if (below >= 0 && below < values) {
                boolean right = before + counts[below] == tests.rank(i, iteration);
                rightRanks += right ? 1 : 0;
            }
        }
    }

    @Override
    public void spoil() {
        rightRanks++;
        received.put(0, firstValue - 1);
    }

    @Override
    public List<Check> verify() {
        double[] mine = {rightRanks, misplaced(), arrived};
        double[] all = new double[mine.length];
        world.allreduce(buffer(mine), buffer(all), Op.SUM);
        List<Check> checks = new ArrayList<>();
        if (problem.isPublished()) {
            double wanted = TestKeys.TESTS * ITERATIONS;
            checks.add(Check.absolute("right ranks of test keys", all[0], wanted, 0));
        }
        checks.add(Check.absolute("misplaced keys", all[1], 0, 0));
        checks.add(Check.absolute("sorted keys", all[2], (double) keys.length * world.size(), 0));
        return checks;
    }

    /** Keys that are out of order or not where they belong when sorted by their ranks. */
    private int misplaced() {
        int wrong = 0;
        int[] inOrder = new int[arrived];
        for (int i = arrived - 1; i >= 0; i--) {
            int value = received.get(i) - firstValue;
            if (value < 0 || value >= values) {
                wrong++;
            } else {
                inOrder[--counts[value]] = received.get(i);
            }
        }
        for (int i = 1; i < arrived; i++) {
            wrong += inOrder[i - 1] > inOrder[i] ? 1 : 0;
        }
        // Between ranks: the last key here against the first key there.
        int[] last = {arrived > 0 ? inOrder[arrived - 1] : -1};
        int[] left = {-1};
        world.exscan(buffer(last), buffer(left), Op.MAX);
        boolean first = world.rank() == 0 || arrived == 0;
        return first || left[0] <= inOrder[0] ? wrong : wrong + 1;
    }

    @Override
    public double operations() {
        return (double) ITERATIONS * keys.length * world.size();
    }
}
