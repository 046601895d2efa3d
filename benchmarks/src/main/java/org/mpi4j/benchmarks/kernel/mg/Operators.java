package org.mpi4j.benchmarks.kernel.mg;

/** What is done to the fields of the levels, row by row. */
final class Operators {
    /** Factors of a point, and of its neighbours across an edge and a corner; a face's is 0. */
    private static final double OWN = -8.0 / 3;

    private static final double EDGE = 1.0 / 6;
    private static final double CORNER = 1.0 / 12;

    /** Factors of a point, and of its neighbours across a face and an edge; a corner's is 0. */
    private static final double SMOOTH_OWN = -3.0 / 8;

    private static final double SMOOTH_FACE = 1.0 / 32;
    private static final double SMOOTH_EDGE = -1.0 / 64;

    /** For each x of a row, the sum of the neighbours that have that x: over faces. */
    private final double[] near;

    /** The same over edges. */
    private final double[] far;

    /** For rows of at most {@code row} points. */
    Operators(int row) {
        near = new double[row];
        far = new double[row];
    }

    /** Makes {@code r = right - A u}; {@code r} may be the right side itself. */
    void residual(Level level, double[] u, double[] right, double[] r) {
        for (int z = 1; z <= level.planes; z++) {
            for (int y = 1; y <= level.n; y++) {
                int at = level.at(z, y);
                sumNeighbours(u, at, level.row, level.plane, near, far);
                residualRow(u, right, r, at, level.n, near, far);
            }
        }
        level.exchange(r);
    }

    /** Adds the smoothed residual to the solution. */
    void smooth(Level level) {
        for (int z = 1; z <= level.planes; z++) {
            for (int y = 1; y <= level.n; y++) {
                int at = level.at(z, y);
                sumNeighbours(level.r, at, level.row, level.plane, near, far);
                smoothRow(level.r, level.u, at, level.n, near, far);
            }
        }
        level.exchange(level.u);
    }

    /** Makes the coarse residual: weighted means of the fine one. */
    void restrict(Level fine, Level coarse) {
        int offset = fine.offsetIn(coarse);
        for (int z = 1; z <= fine.planes / 2; z++) {
            for (int y = 1; y <= coarse.n; y++) {
                int from = fine.at(2 * z, 2 * y);
                sumNeighbours(fine.r, from, fine.row, fine.plane, near, far);
                restrictRow(fine.r, from, coarse.r, coarse.at(z + offset, y), coarse.n, near, far);
            }
        }
        coarse.gatherResidual(fine);
        coarse.exchange(coarse.r);
    }

    /** Adds the coarse solution to the fine one, linearly between its points. */
    void interpolate(Level coarse, Level fine) {
        int offset = fine.offsetIn(coarse);
        for (int z = 0; z < fine.planes + 2; z++) {
            int toZ = z % 2 == 0 ? 0 : coarse.plane;
            for (int y = 0; y < fine.n + 2; y++) {
                int toY = y % 2 == 0 ? 0 : coarse.row;
                int at = coarse.at(z / 2 + offset, y / 2);
                average(coarse.u, at, toY, toZ, coarse.row, near);
                interpolateRow(near, fine.u, fine.at(z, y), coarse.n);
            }
        }
    }

    private static void sumNeighbours(
            double[] a, int at, int row, int plane, double[] near, double[] far) {
        addFour(a, at - row, at + row, at - plane, at + plane, near, row);
        addFour(
                a,
                at - plane - row,
                at - plane + row,
                at + plane - row,
                at + plane + row,
                far,
                row);
    }

    /** The sums of four rows that begin at these places. */
    private static void addFour(
            double[] a, int first, int second, int third, int fourth, double[] sum, int row) {
        for (int x = 0; x < row; x++) {
            sum[x] = a[first + x] + a[second + x] + a[third + x] + a[fourth + x];
        }
    }

    private static void residualRow(
            double[] u, double[] right, double[] r, int at, int n, double[] near, double[] far) {
        for (int x = 1; x <= n; x++) {
            r[at + x] =
                    right[at + x]
                            - OWN * u[at + x]
                            - EDGE * (far[x] + near[x - 1] + near[x + 1])
                            - CORNER * (far[x - 1] + far[x + 1]);
        }
    }

    private static void smoothRow(
            double[] r, double[] u, int at, int n, double[] near, double[] far) {
        for (int x = 1; x <= n; x++) {
            u[at + x] +=
                    SMOOTH_OWN * r[at + x]
                            + SMOOTH_FACE * (r[at + x - 1] + r[at + x + 1] + near[x])
                            + SMOOTH_EDGE * (far[x] + near[x - 1] + near[x + 1]);
        }
    }

    private static void restrictRow(
            double[] fine, int from, double[] coarse, int to, int n, double[] near, double[] far) {
        for (int x = 1; x <= n; x++) {
            int i = from + 2 * x;
            coarse[to + x] =
                    0.5 * fine[i]
                            + 0.25 * (fine[i - 1] + fine[i + 1] + near[2 * x])
                            + 0.125 * (near[2 * x - 1] + near[2 * x + 1] + far[2 * x])
                            + 0.0625 * (far[2 * x - 1] + far[2 * x + 1]);
        }
    }

    /** The mean of four rows, of which some may be the same. */
    private static void average(double[] coarse, int at, int toY, int toZ, int row, double[] mean) {
        for (int x = 0; x < row; x++) {
            int i = at + x;
            mean[x] =
                    0.25 * (coarse[i] + coarse[i + toY] + coarse[i + toZ] + coarse[i + toY + toZ]);
        }
    }

    private static void interpolateRow(double[] mean, double[] fine, int at, int n) {
        for (int x = 0; x < n + 1; x++) {
            fine[at + 2 * x] += mean[x];
            fine[at + 2 * x + 1] += 0.5 * (mean[x] + mean[x + 1]);
        }
    }
}
