package org.mpi4j.benchmarks.kernel.cg;

import static org.mpi4j.MpiChunks.chunks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * NAS CG: the smallest eigenvalue of a sparse matrix by inverse iteration, each step 25 iterations
 * of the conjugate gradient method. Rows are split among the ranks; the vector that the matrix is
 * multiplied with is gathered.
 */
public final class ConjugateGradient implements Kernel {
    private static final int OUTER = 15;
    private static final int INNER = 25;
    private static final int WARM_UP = 10;

    private final Communicator world;
    private final Problem problem;
    private final int n;
    private final int perVector;
    private final double shift;

    /** This rank's rows. */
    private final int first;

    private final int rows;

    private final SparseMatrix matrix;
    private final double[] x;
    private final double[] z;
    private final double[] r;
    private final double[] p;
    private final double[] q;

    /** The vector that the matrix is multiplied with; every rank owns a part. */
    private final double[] all;

    private final MpiChunks parts;
    private double zeta;
    private double residual;

    /**
     * Prepares a rank.
     *
     * @param world any number of ranks
     * @param problem how large a matrix
     */
    public ConjugateGradient(Communicator world, Problem problem) {
        this.world = world;
        this.problem = problem;
        n = problem.choose(1400, 7000, 14000) * problem.scale();
        perVector = problem.choose(7, 8, 11);
        shift = problem.choose(10.0, 12.0, 20.0);
        int[] starts = new int[world.size()];
        int[] counts = new int[world.size()];
        for (int rank = 0; rank < world.size(); rank++) {
            starts[rank] = (int) ((long) n * rank / world.size());
            counts[rank] = (int) ((long) n * (rank + 1) / world.size()) - starts[rank];
        }
        first = starts[world.rank()];
        rows = counts[world.rank()];
        matrix = SparseMatrix.sumOf(new RandomVectors(n, perVector), shift, first, rows);
        x = new double[rows];
        z = new double[rows];
        r = new double[rows];
        p = new double[rows];
        q = new double[rows];
        all = new double[n];
        parts = chunks(all, counts, starts);
    }

    @Override
    public void setUp() {}

    @Override
    public void warmUp() {
        iterate(WARM_UP);
    }

    @Override
    public void run() {
        iterate(OUTER);
    }

    private void iterate(int times) {
        Arrays.fill(x, 1);
        for (int i = 0; i < times; i++) {
            residual = solve();
            zeta = shift + 1 / dot(x, z);
            double scale = 1 / Math.sqrt(dot(z, z));
            for (int j = 0; j < rows; j++) {
                x[j] = scale * z[j];
            }
        }
    }

    /** Makes z about A<sup>-1</sup> x; returns |x - A z|. */
    private double solve() {
        Arrays.fill(z, 0);
        System.arraycopy(x, 0, r, 0, rows);
        System.arraycopy(x, 0, p, 0, rows);
        double rho = dot(r, r);
        for (int step = 0; step < INNER; step++) {
            multiply(p, q);
            double alpha = rho / dot(p, q);
            add(z, alpha, p);
            add(r, -alpha, q);
            double last = rho;
            rho = dot(r, r);
            scaleAndAdd(p, rho / last, r);
        }
        multiply(z, q);
        for (int i = 0; i < rows; i++) {
            r[i] = x[i] - q[i];
        }
        return Math.sqrt(dot(r, r));
    }

    private void multiply(double[] vector, double[] product) {
        System.arraycopy(vector, 0, all, first, rows);
        world.allgatherv(MpiBuffer.IN_PLACE, parts);
        matrix.multiply(all, product);
    }

    private double dot(double[] a, double[] b) {
        return world.allreduce(sumOfProducts(a, b), Op.SUM);
    }

    private static double sumOfProducts(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static void scaleAndAdd(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] = what[i] + factor * to[i];
        }
    }

    @Override
    public void spoil() {
        zeta += 1e-6;
        residual += 1e-6;
    }

    @Override
    public List<Check> verify() {
        List<Check> checks = new ArrayList<>();
        if (problem.isPublished()) {
            double wanted = problem.choose(8.5971775078648, 10.362595087124, 17.130235054029);
            checks.add(Check.relative("zeta", zeta, wanted, 1e-10));
        }
        checks.add(Check.absolute("residual of the last solution", residual, 0, 1e-9));
        return checks;
    }

    @Override
    public double operations() {
        double entries = perVector * (perVector + 1);
        return 2.0 * OUTER * n * (3 + entries + INNER * (5 + entries) + 3);
    }
}
