package org.mpi4j.benchmarks.kernel.stencil;

import java.util.List;
import org.mpi4j.CartesianCommunicator;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.Op;
import org.mpi4j.RankOrder;
import org.mpi4j.Topologies;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * Jacobi's method for the Laplace equation on a rectangle, split among a grid of ranks. What it
 * starts from is an eigenvector of a sweep, so what must come out is known.
 */
public final class Stencil implements Kernel {
    private static final int HALF_WAVES_ALONG_ROWS = 2;
    private static final int HALF_WAVES_ALONG_COLUMNS = 3;

    private final CartesianCommunicator grid;
    private final Datatype column;
    private final int sweeps;
    private final int allRows;
    private final int allColumns;
    private final Part rows;
    private final Part columns;
    private Field field;
    private Field other;

    /**
     * Prepares a rank.
     *
     * @param world any number of ranks
     * @param problem how many points
     */
    public Stencil(Communicator world, Problem problem) {
        int[] dims = Topologies.dimsCreate(world.size(), 0, 0);
        grid = world.topologies().cart(dims, new boolean[2], RankOrder.KEPT).orElseThrow();
        sweeps = problem.choose(50, 100, 50);
        allColumns = problem.choose(256, 1024, 4096);
        allRows = allColumns * problem.scale();
        int[] at = grid.coordinates();
        rows = Part.of(allRows, at[0], dims[0]);
        columns = Part.of(allColumns, at[1], dims[1]);
        field = new Field(rows.count(), columns.count());
        other = new Field(rows.count(), columns.count());
        column = Datatype.vector(rows.count(), 1, field.stride, Datatype.DOUBLE);
    }

    @Override
    public void setUp() {
        fill(field, 1);
    }

    private void fill(Field to, double height) {
        for (int y = 1; y <= rows.count(); y++) {
            for (int x = 1; x <= columns.count(); x++) {
                to.values[to.at(y, x)] = height * wave(y, x);
            }
        }
    }

    private double wave(int y, int x) {
        double down = HALF_WAVES_ALONG_COLUMNS * Math.PI * (rows.first() + y) / (allRows + 1);
        double along = HALF_WAVES_ALONG_ROWS * Math.PI * (columns.first() + x) / (allColumns + 1);
        return Math.sin(down) * Math.sin(along);
    }

    @Override
    public void warmUp() {
        solve(2);
        setUp();
    }

    @Override
    public void run() {
        solve(sweeps);
    }

    private void solve(int times) {
        for (int i = 0; i < times; i++) {
            field.exchange(grid, column);
            other.sweep(field);
            Field swapped = field;
            field = other;
            other = swapped;
        }
    }

    @Override
    public void spoil() {
        field.values[field.at(1, 1)] += 1e-6;
    }

    @Override
    public List<Check> verify() {
        double down = Math.cos(HALF_WAVES_ALONG_COLUMNS * Math.PI / (allRows + 1));
        double along = Math.cos(HALF_WAVES_ALONG_ROWS * Math.PI / (allColumns + 1));
        fill(other, Math.pow((down + along) / 2, sweeps));
        double worst = 0;
        for (int y = 1; y <= rows.count(); y++) {
            for (int x = 1; x <= columns.count(); x++) {
                int at = field.at(y, x);
                worst = Math.max(worst, Math.abs(field.values[at] - other.values[at]));
            }
        }
        worst = grid.allreduce(worst, Op.MAX);
        return List.of(Check.absolute("largest error of a point", worst, 0, 1e-13));
    }

    @Override
    public double operations() {
        return 4.0 * sweeps * allRows * allColumns;
    }

    @Override
    public void close() {
        column.close();
        grid.close();
    }
}
