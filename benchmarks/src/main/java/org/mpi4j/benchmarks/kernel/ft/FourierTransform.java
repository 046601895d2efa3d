package org.mpi4j.benchmarks.kernel.ft;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.NasRandom;
import org.mpi4j.benchmarks.kernel.Problem;

/** NAS FT: a diffusion equation in three dimensions, solved by Fourier transforms. */
public final class FourierTransform implements Kernel {
    private static final int ITERATIONS = 6;
    private static final int SAMPLES = 1024;
    private static final double ALPHA = 1e-6;
    private static final double EPSILON = 1e-12;

    private final Communicator world;
    private final Problem problem;
    private final Box box;
    private final Complexes space;
    private final Complexes spectrum;
    private final Complexes decayed;
    private final double[] decayX;
    private final double[] decayY;
    private final double[] decayZ;

    /** For each iteration, the real and the imaginary part of the sum of some points. */
    private final double[][] sums = new double[ITERATIONS][2];

    /**
     * Prepares a rank.
     *
     * @param world a power of two ranks
     * @param problem how many points
     */
    public FourierTransform(Communicator world, Problem problem) {
        this.world = world;
        this.problem = problem;
        int nx = problem.choose(64, 128, 256);
        int nz = problem.choose(64, 32, 128) * problem.scale();
        box = new Box(world, nx, nx, nz);
        space = new Complexes(box.points);
        spectrum = new Complexes(box.points);
        decayed = new Complexes(box.points);
        decayX = decay(box.nx);
        decayY = decay(box.ny);
        decayZ = decay(box.nz);
    }

    /** The waves' decay in one dimension, by their number. */
    private static double[] decay(int n) {
        double[] factors = new double[n];
        for (int i = 0; i < n; i++) {
            double wave = i < n / 2 ? i : i - n;
            factors[i] = Math.exp(-4 * ALPHA * Math.PI * Math.PI * wave * wave);
        }
        return factors;
    }

    @Override
    public void setUp() {
        long state = NasRandom.skip(NasRandom.SEED, 2L * box.points * world.rank());
        for (int i = 0; i < box.points; i++) {
            state = NasRandom.next(state);
            space.re[i] = NasRandom.number(state);
            state = NasRandom.next(state);
            space.im[i] = NasRandom.number(state);
        }
    }

    @Override
    public void warmUp() {
        solve(1);
        setUp();
    }

    @Override
    public void run() {
        solve(ITERATIONS);
    }

    private void solve(int iterations) {
        box.toSpectrum(space, spectrum);
        for (int i = 0; i < iterations; i++) {
            evolve();
            box.toSpace(decayed, space);
            addUp(sums[i]);
        }
    }

    /** Time passes: every wave decays. The next transform loses its input, so that is a copy. */
    private void evolve() {
        int at = 0;
        for (int z = 0; z < box.nz; z++) {
            for (int y = 0; y < box.rows; y++) {
                double factor = decayZ[z] * decayY[box.firstRow() + y];
                evolveRow(spectrum.re, decayed.re, at, factor, decayX);
                evolveRow(spectrum.im, decayed.im, at, factor, decayX);
                at += box.nx;
            }
        }
    }

    private static void evolveRow(
            double[] waves, double[] copy, int at, double factor, double[] decay) {
        for (int x = 0; x < decay.length; x++) {
            double wave = waves[at + x] * (factor * decay[x]);
            waves[at + x] = wave;
            copy[at + x] = wave;
        }
    }

    private void addUp(double[] sum) {
        sum[0] = 0;
        sum[1] = 0;
        for (int j = 1; j <= SAMPLES; j++) {
            int x = j % box.nx;
            int y = 3 * j % box.ny;
            int z = 5 * j % box.nz - box.firstPlane();
            if (z >= 0 && z < box.planes) {
                int at = (z * box.ny + y) * box.nx + x;
                sum[0] += space.re[at] / box.total();
                sum[1] += space.im[at] / box.total();
            }
        }
        world.allreduce(MpiBuffer.IN_PLACE, buffer(sum), Op.SUM);
    }

    @Override
    public void spoil() {
        sums[ITERATIONS - 1][1] *= 1 + 1e-9;
        space.re[0] += 1e-3 * box.total();
    }

    /** Published sums; at any size, diffusion keeps the mean and a transform the energy. */
    @Override
    public List<Check> verify() {
        List<Check> checks = new ArrayList<>();
        if (problem.isPublished()) {
            checks.addAll(PublishedSums.compare(problem, sums, EPSILON));
        }
        double energy = energy(spectrum) * box.total();
        checks.add(Check.relative("energy", energy(space), energy, EPSILON));
        double re = sum(space.re) / box.total();
        double im = sum(space.im) / box.total();
        setUp();
        checks.add(Check.relative("real mean", re, sum(space.re), EPSILON));
        checks.add(Check.relative("imaginary mean", im, sum(space.im), EPSILON));
        return checks;
    }

    private double energy(Complexes a) {
        double sum = 0;
        for (int i = 0; i < a.count(); i++) {
            sum += a.re[i] * a.re[i] + a.im[i] * a.im[i];
        }
        return world.allreduce(sum, Op.SUM);
    }

    private double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return world.allreduce(sum, Op.SUM);
    }

    /** As the NAS benchmark counts them. */
    @Override
    public double operations() {
        double logs = Math.log(box.total()) / Math.log(2);
        double each = 5.23518 + 7.21113 * logs;
        return box.total() * (14.8157 + 7.19641 * logs + each * ITERATIONS);
    }
}
