package org.mpi4j.benchmarks.kernel.mg;

/**
 * What is done to the fields of the levels, row by row. Sums over neighbours that have the same x
 * are kept while that x passes by, so that each is computed once.
 */
final class Operators {
    /** Factors of a point, and of its neighbours across an edge and a corner; a face's is 0. */
    private static final double OWN = -8.0 / 3;

    private static final double EDGE = 1.0 / 6;
    private static final double CORNER = 1.0 / 12;

    /** Factors of a point, and of its neighbours across a face and an edge; a corner's is 0. */
    private static final double SMOOTH_OWN = -3.0 / 8;

    private static final double SMOOTH_FACE = 1.0 / 32;
    private static final double SMOOTH_EDGE = -1.0 / 64;

    private Operators() {}

    /** Makes {@code r = right - A u}; {@code r} may be the right side itself. */
    static void residual(Level level, double[][] u, double[][] right, double[][] r) {
        for (int z = 1; z <= level.planes; z++) {
            for (int y = 1; y <= level.n; y++) {
                int at = y * level.row;
                residualRow(u[z - 1], u[z], u[z + 1], right[z], r[z], at, level.n, level.row);
            }
        }
        level.exchange(r);
    }

    /** Adds the smoothed residual to the solution. */
    static void smooth(Level level) {
        double[][] r = level.r;
        for (int z = 1; z <= level.planes; z++) {
            for (int y = 1; y <= level.n; y++) {
                int at = y * level.row;
                smoothRow(r[z - 1], r[z], r[z + 1], level.u[z], at, level.n, level.row);
            }
        }
        level.exchange(level.u);
    }

    /** Makes the coarse residual: weighted means of the fine one. */
    static void restrict(Level fine, Level coarse) {
        double[][] r = fine.r;
        int offset = fine.offsetIn(coarse);
        for (int z = 1; z <= fine.planes / 2; z++) {
            double[] to = coarse.r[z + offset];
            for (int y = 1; y <= coarse.n; y++) {
                int at = 2 * y * fine.row;
                int toRow = y * coarse.row;
                restrictRow(
                        r[2 * z - 1], r[2 * z], r[2 * z + 1], at, fine.row, to, toRow, coarse.n);
            }
        }
        coarse.gatherResidual(fine);
        coarse.exchange(coarse.r);
    }

    /** Adds the coarse solution to the fine one, linearly between its points. */
    static void interpolate(Level coarse, Level fine) {
        int offset = fine.offsetIn(coarse);
        for (int z = 0; z < fine.planes + 2; z++) {
            double[] below = coarse.u[z / 2 + offset];
            double[] above = coarse.u[(z + 1) / 2 + offset];
            for (int y = 0; y < fine.n + 2; y++) {
                int at = y / 2 * coarse.row;
                int next = (y + 1) / 2 * coarse.row;
                interpolateRow(below, above, at, next, fine.u[z], y * fine.row, coarse.n);
            }
        }
    }

    /** The four neighbours with the same x across a face. */
    private static double near(double[] below, double[] own, double[] above, int i, int row) {
        return own[i - row] + own[i + row] + below[i] + above[i];
    }

    /** The four neighbours with the same x across an edge. */
    private static double far(double[] below, double[] above, int i, int row) {
        return below[i - row] + below[i + row] + above[i - row] + above[i + row];
    }

    private static void residualRow(
            double[] below,
            double[] own,
            double[] above,
            double[] right,
            double[] r,
            int at,
            int n,
            int row) {
        double nearLeft = near(below, own, above, at, row);
        double farLeft = far(below, above, at, row);
        double near = near(below, own, above, at + 1, row);
        double far = far(below, above, at + 1, row);
        for (int i = at + 1; i <= at + n; i++) {
            double nearRight = near(below, own, above, i + 1, row);
            double farRight = far(below, above, i + 1, row);
            r[i] =
                    right[i]
                            - OWN * own[i]
                            - EDGE * (far + nearLeft + nearRight)
                            - CORNER * (farLeft + farRight);
            nearLeft = near;
            near = nearRight;
            farLeft = far;
            far = farRight;
        }
    }

    private static void smoothRow(
            double[] below, double[] own, double[] above, double[] u, int at, int n, int row) {
        double nearLeft = near(below, own, above, at, row);
        double near = near(below, own, above, at + 1, row);
        for (int i = at + 1; i <= at + n; i++) {
            double nearRight = near(below, own, above, i + 1, row);
            u[i] +=
                    SMOOTH_OWN * own[i]
                            + SMOOTH_FACE * (own[i - 1] + own[i + 1] + near)
                            + SMOOTH_EDGE * (far(below, above, i, row) + nearLeft + nearRight);
            nearLeft = near;
            near = nearRight;
        }
    }

    private static void restrictRow(
            double[] below,
            double[] own,
            double[] above,
            int at,
            int row,
            double[] coarse,
            int to,
            int n) {
        double nearLeft = near(below, own, above, at + 1, row);
        double farLeft = far(below, above, at + 1, row);
        for (int x = 1; x <= n; x++) {
            int i = at + 2 * x;
            double nearRight = near(below, own, above, i + 1, row);
            double farRight = far(below, above, i + 1, row);
            coarse[to + x] =
                    0.5 * own[i]
                            + 0.25 * (own[i - 1] + own[i + 1] + near(below, own, above, i, row))
                            + 0.125 * (nearLeft + nearRight + far(below, above, i, row))
                            + 0.0625 * (farLeft + farRight);
            nearLeft = nearRight;
            farLeft = farRight;
        }
    }

    private static void interpolateRow(
            double[] below, double[] above, int at, int next, double[] fine, int to, int n) {
        double left = mean(below, above, at, next);
        for (int x = 0; x < n + 1; x++) {
            double right = mean(below, above, at + x + 1, next + x + 1);
            fine[to + 2 * x] += left;
            fine[to + 2 * x + 1] += 0.5 * (left + right);
            left = right;
        }
    }

    /** Of four neighbours, of which some may be the same. */
    private static double mean(double[] below, double[] above, int i, int next) {
        return 0.25 * (below[i] + below[next] + above[i] + above[next]);
    }
}
