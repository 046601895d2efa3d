package org.mpi4j.benchmarks.kernel.ep;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.NasRandom;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * NAS EP: pairs of normally distributed numbers by the polar method, counted in square annuli. The
 * ranks take batches in turn; only the sums are sent.
 */
public final class EmbarrassinglyParallel implements Kernel {
    private static final long SEED = 271828183;
    private static final double TWICE_UNIT = 2.0 / (1L << 46);
    private static final int BATCH_LOG = 16;
    private static final int BLOCK = 1 << 10;
    private static final int WARM_UP_BATCHES = 64;
    private static final double EPSILON = 1e-8;
    private static final int SIGMAS = 6;

    private static final int ANNULI = 10;

    /** Where the sums are. */
    private static final int X = 0;

    private static final int Y = 1;

    private final Communicator world;
    private final Problem problem;
    private final int batches;

    /** One more: a pair that is not kept is written behind those that are. */
    private final double[] x = new double[BLOCK + 1];

    private final double[] y = new double[BLOCK + 1];
    private final double[] t = new double[BLOCK + 1];
    private final double[] logarithms = new double[BLOCK];
    private final long[] annuli = new long[ANNULI];
    private final double[] sums = new double[2];
    private final long[] allAnnuli = new long[ANNULI];
    private final double[] allSums = new double[2];

    /**
     * Prepares a rank.
     *
     * @param world any number of ranks
     * @param problem how many pairs
     */
    public EmbarrassinglyParallel(Communicator world, Problem problem) {
        this.world = world;
        this.problem = problem;
        this.batches = (1 << (problem.choose(24, 25, 28) - BATCH_LOG)) * problem.scale();
    }

    @Override
    public void setUp() {}

    @Override
    public void warmUp() {
        count(Math.min(batches, WARM_UP_BATCHES * world.size()));
    }

    @Override
    public void run() {
        count(batches);
    }

    private void count(int end) {
        Arrays.fill(annuli, 0);
        Arrays.fill(sums, 0);
        for (int batch = world.rank(); batch < end; batch += world.size()) {
            addBatch(batch);
        }
        world.allreduce(buffer(sums), buffer(allSums), Op.SUM);
        world.allreduce(buffer(annuli), buffer(allAnnuli), Op.SUM);
    }

    private void addBatch(int batch) {
        long first = (long) batch << (BATCH_LOG + 1);
        for (int block = 0; block < 1 << BATCH_LOG; block += BLOCK) {
            int kept = generate(NasRandom.skip(SEED, first + 2L * block), x, y, t);
            takeLogarithms(t, logarithms, kept);
            turnIntoFactors(t, logarithms, kept);
            addBlock(x, y, t, annuli, kept);
        }
    }

    /** Pairs inside the circle are kept, without a branch that nobody can predict. */
    private static int generate(long from, double[] x, double[] y, double[] t) {
        long state = from;
        int kept = 0;
        for (int pair = 0; pair < BLOCK; pair++) {
            state = NasRandom.next(state);
            double a = TWICE_UNIT * state - 1;
            state = NasRandom.next(state);
            double b = TWICE_UNIT * state - 1;
            double square = a * a + b * b;
            x[kept] = a;
            y[kept] = b;
            t[kept] = square;
            kept += square <= 1 ? 1 : 0;
        }
        return kept;
    }

    /** By itself: a loop with a call in it is not vectorized. */
    private static void takeLogarithms(double[] t, double[] logarithms, int kept) {
        for (int i = 0; i < kept; i++) {
            logarithms[i] = Math.log(t[i]);
        }
    }

    private static void turnIntoFactors(double[] t, double[] logarithms, int kept) {
        for (int i = 0; i < kept; i++) {
            t[i] = Math.sqrt(-2 * logarithms[i] / t[i]);
        }
    }

    private void addBlock(double[] x, double[] y, double[] t, long[] annuli, int kept) {
        double xSum = 0;
        double ySum = 0;
        for (int i = 0; i < kept; i++) {
            double gx = x[i] * t[i];
            double gy = y[i] * t[i];
            annuli[Math.max((int) Math.abs(gx), (int) Math.abs(gy))]++;
            xSum += gx;
            ySum += gy;
        }
        sums[X] += xSum;
        sums[Y] += ySum;
    }

    @Override
    public void spoil() {
        allSums[X] += 1e-3 * Math.abs(allSums[X]);
        allAnnuli[0] += allAnnuli[0] / 100;
    }

    /** The published sums; at other sizes, what normally distributed numbers must give. */
    @Override
    public List<Check> verify() {
        double accepted = 0;
        for (long annulus : allAnnuli) {
            accepted += annulus;
        }
        double share = Math.PI / 4;
        double far = SIGMAS * Math.sqrt(share * (1 - share) * pairs());
        List<Check> checks = new ArrayList<>();
        checks.add(Check.absolute("pairs inside the circle", accepted, share * pairs(), far));
        checks.addAll(
                problem.isPublished() ? published() : plausible(SIGMAS * Math.sqrt(accepted)));
        return checks;
    }

    private List<Check> published() {
        double x = problem.choose(-3.247834652034740e3, -2.863319731645753e3, -4.295875165629892e3);
        double y = problem.choose(-6.958407078382297e3, -6.320053679109499e3, -1.580732573678431e4);
        return List.of(
                Check.relative("sum of x", allSums[X], x, EPSILON),
                Check.relative("sum of y", allSums[Y], y, EPSILON));
    }

    private List<Check> plausible(double far) {
        return List.of(
                Check.absolute("sum of x", allSums[X], 0, far),
                Check.absolute("sum of y", allSums[Y], 0, far));
    }

    private double pairs() {
        return (double) batches * (1 << BATCH_LOG);
    }

    @Override
    public double operations() {
        return 2 * pairs();
    }
}
