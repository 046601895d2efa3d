package org.mpi4j.benchmarks.kernel.pipeline;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * Each point of a grid needs its left neighbour and those above: columns are split among the ranks,
 * and one number a row goes from rank to rank.
 */
public final class Pipeline implements Kernel {
    private static final int BORDER_TAG = 0;
    private static final int CORNER_TAG = 1;

    private final Communicator world;
    private final int times;
    private final int rows;
    private final int columns;

    /** Columns of this rank, and the first; column 0 is the border. */
    private final int width;

    private final int first;

    /** Column 0 is the one left of this rank's. */
    private final double[] grid;

    private final int stride;

    /**
     * Prepares a rank.
     *
     * @param world any number of ranks
     * @param problem how many points
     */
    public Pipeline(Communicator world, Problem problem) {
        this.world = world;
        times = problem.choose(5, 10, 10);
        columns = problem.choose(256, 1024, 4096);
        rows = columns * problem.scale();
        first = firstColumn(world.rank());
        width = firstColumn(world.rank() + 1) - first;
        stride = width + 1;
        grid = new double[Math.multiplyExact(rows, stride)];
    }

    private int firstColumn(int rank) {
        return 1 + (int) ((long) (columns - 1) * rank / world.size());
    }

    @Override
    public void setUp() {
        for (int x = 0; x <= width; x++) {
            grid[x] = first - 1 + x;
        }
        for (int y = 1; y < rows; y++) {
            grid[y * stride] = y;
        }
    }

    @Override
    public void warmUp() {
        sweep();
        setUp();
    }

    @Override
    public void run() {
        for (int i = 0; i < times; i++) {
            sweep();
        }
    }

    private void sweep() {
        int last = world.size() - 1;
        for (int y = 1; y < rows; y++) {
            int row = y * stride;
            if (world.rank() > 0) {
                world.recv(buffer(grid, row, 1), world.rank() - 1, BORDER_TAG);
            }
            sweepRow(grid, row, stride);
            if (world.rank() < last) {
                world.send(buffer(grid, row + width, 1), world.rank() + 1, BORDER_TAG);
            }
        }
        returnCorner(last);
    }

    private static void sweepRow(double[] grid, int row, int stride) {
        double left = grid[row];
        for (int at = row + 1; at < row + stride; at++) {
            left += grid[at - stride] - grid[at - stride - 1];
            grid[at] = left;
        }
    }

    /** The first corner depends on the last, so that sweeps cannot overlap. */
    private void returnCorner(int last) {
        double[] corner = {-grid[grid.length - 1]};
        if (world.rank() == last && last > 0) {
            world.send(buffer(corner), 0, CORNER_TAG);
        }
        if (world.rank() == 0 && last > 0) {
            world.recv(buffer(corner), last, CORNER_TAG);
        }
        if (world.rank() == 0) {
            grid[0] = corner[0];
        }
    }

    @Override
    public void spoil() {
        grid[0] -= 1;
    }

    /** The last corner grows by as much with each sweep; the first has it with the other sign. */
    @Override
    public List<Check> verify() {
        double corner = world.bcast(-grid[0], 0);
        double wanted = (double) times * (rows + columns - 2);
        return List.of(Check.absolute("last corner", corner, wanted, 0));
    }

    @Override
    public double operations() {
        return 2.0 * times * (rows - 1) * (columns - 1);
    }
}
