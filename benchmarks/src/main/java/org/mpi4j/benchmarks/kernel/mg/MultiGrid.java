package org.mpi4j.benchmarks.kernel.mg;

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

/**
 * NAS MG: four V-cycles of a multigrid method for the Poisson equation on a periodic grid. Every
 * rank has some planes of it.
 */
public final class MultiGrid implements Kernel {
    private static final int ITERATIONS = 4;

    private final Communicator world;
    private final Problem problem;
    private final Level[] levels;
    private final Level top;

    /** The right side: some charges. */
    private final double[][] v;

    private double norm;
    private double mean;

    /**
     * Prepares a rank.
     *
     * @param world a power of two ranks
     * @param problem how large a grid
     */
    public MultiGrid(Communicator world, Problem problem) {
        this.world = world;
        this.problem = problem;
        levels = new Level[problem.choose(5, 7, 8)];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new Level(world, 2 << i, problem.scale());
        }
        top = levels[levels.length - 1];
        v = top.newField();
    }

    /** Charges where a random field has its ten largest and its ten smallest numbers. */
    @Override
    public void setUp() {
        Extremes high = new Extremes();
        Extremes low = new Extremes();
        long start = (long) top.first * top.n * top.n;
        long end = start + (long) top.planes * top.n * top.n;
        long state = NasRandom.skip(NasRandom.SEED, start);
        for (long i = start; i < end; i++) {
            state = NasRandom.next(state);
            high.offer(NasRandom.number(state), i);
            low.offer(1 - NasRandom.number(state), i);
        }
        charge(high.placesOfAll(world), 1);
        charge(low.placesOfAll(world), -1);
        top.exchange(v);
    }

    private void charge(long[] places, double charge) {
        for (long place : places) {
            long z = place / top.n / top.n - top.first;
            int y = (int) (place / top.n % top.n);
            int x = (int) (place % top.n);
            if (z >= 0 && z < top.planes) {
                v[(int) z + 1][(y + 1) * top.row + x + 1] = charge;
            }
        }
    }

    @Override
    public void warmUp() {
        solve(1);
    }

    @Override
    public void run() {
        solve(ITERATIONS);
    }

    private void solve(int iterations) {
        top.clear();
        Operators.residual(top, top.u, v, top.r);
        for (int i = 0; i < iterations; i++) {
            cycle();
            Operators.residual(top, top.u, v, top.r);
        }
        measure();
    }

    private void cycle() {
        int last = levels.length - 1;
        for (int i = last; i > 0; i--) {
            Operators.restrict(levels[i], levels[i - 1]);
        }
        levels[0].clear();
        Operators.smooth(levels[0]);
        for (int i = 1; i < last; i++) {
            Level level = levels[i];
            level.clear();
            Operators.interpolate(levels[i - 1], level);
            Operators.residual(level, level.u, level.r, level.r);
            Operators.smooth(level);
        }
        Operators.interpolate(levels[last - 1], top);
        Operators.residual(top, top.u, v, top.r);
        Operators.smooth(top);
    }

    private void measure() {
        double[] sums = new double[2];
        for (int z = 1; z <= top.planes; z++) {
            for (int y = 1; y <= top.n; y++) {
                addRow(top.r[z], y * top.row, top.n, sums);
            }
        }
        world.allreduce(MpiBuffer.IN_PLACE, buffer(sums), Op.SUM);
        mean = sums[0] / points();
        norm = Math.sqrt(sums[1] / points());
    }

    private static void addRow(double[] plane, int at, int n, double[] sums) {
        double sum = sums[0];
        double squares = sums[1];
        for (int x = 1; x <= n; x++) {
            sum += plane[at + x];
            squares += plane[at + x] * plane[at + x];
        }
        sums[0] = sum;
        sums[1] = squares;
    }

    private double points() {
        double n = top.n;
        return n * n * n * problem.scale();
    }

    @Override
    public void spoil() {
        norm *= 1 + 1e-6;
        mean += 1e-6;
    }

    /** What is left is published; at any size it is much smaller, and it has no mean. */
    @Override
    public List<Check> verify() {
        List<Check> checks = new ArrayList<>();
        if (problem.isPublished()) {
            double wanted =
                    problem.choose(0.5307707005734e-04, 0.6467329375339e-05, 0.2433365309069e-05);
            checks.add(Check.relative("norm of the residual", norm, wanted, 1e-8));
        }
        double start = Math.sqrt(2 * Extremes.COUNT / points());
        checks.add(
                Check.absolute(
                        "norm of the residual over that of the charges", norm / start, 0, 0.01));
        checks.add(Check.absolute("mean of the residual", mean, 0, 1e-15));
        return checks;
    }

    /** As the NAS benchmark counts them. */
    @Override
    public double operations() {
        return 58.0 * ITERATIONS * points();
    }
}
