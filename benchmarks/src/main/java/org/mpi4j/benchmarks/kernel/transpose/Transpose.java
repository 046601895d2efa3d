package org.mpi4j.benchmarks.kernel.transpose;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Op;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.Kernel;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * B += the transposed of A, A += 1, some times. Both matrices are split by rows; each rank
 * transposes what it sends, tile by tile.
 */
public final class Transpose implements Kernel {
    private static final int TILE = 32;

    private final Communicator world;
    private final int times;

    /** Of A. */
    private final int rows;

    private final int columns;

    /** Rows of this rank. */
    private final int rowsOfA;

    private final int rowsOfB;

    private final double[] a;
    private final double[] b;

    /** A block a rank, {@code rowsOfB x rowsOfA}. */
    private final double[] sent;

    private final double[] received;

    /**
     * Prepares a rank.
     *
     * @param world a power of two ranks
     * @param problem how large matrices
     */
    public Transpose(Communicator world, Problem problem) {
        this.world = world;
        times = problem.choose(10, 10, 20);
        rows = problem.choose(512, 1024, 2048);
        columns = rows * problem.scale();
        rowsOfA = rows / world.size();
        rowsOfB = columns / world.size();
        a = new double[Math.multiplyExact(rowsOfA, columns)];
        b = new double[a.length];
        sent = new double[a.length];
        received = new double[a.length];
    }

    @Override
    public void setUp() {
        Arrays.fill(b, 0);
        double first = (double) world.rank() * rowsOfA * columns;
        for (int i = 0; i < a.length; i++) {
            a[i] = first + i;
        }
    }

    @Override
    public void warmUp() {
        iterate(1);
        setUp();
    }

    @Override
    public void run() {
        iterate(times);
    }

    private void iterate(int count) {
        int block = rowsOfA * rowsOfB;
        for (int time = 0; time < count; time++) {
            for (int rank = 0; rank < world.size(); rank++) {
                transposeBlock(rank * rowsOfB, rank * block);
            }
            world.alltoall(buffer(sent), buffer(received));
            for (int rank = 0; rank < world.size(); rank++) {
                addBlock(rank * block, rank * rowsOfA);
            }
        }
    }

    private void transposeBlock(int from, int to) {
        for (int j = 0; j < rowsOfB; j += TILE) {
            for (int i = 0; i < rowsOfA; i += TILE) {
                transposeTile(
                        a, from + i * columns + j, columns, sent, to + j * rowsOfA + i, rowsOfA);
            }
        }
    }

    /** Transposes a tile of A, of which every number then grows by one. */
    private static void transposeTile(
            double[] from, int at, int stride, double[] to, int toAt, int toStride) {
        for (int j = 0; j < TILE; j++) {
            int source = at + j;
            int target = toAt + j * toStride;
            for (int i = 0; i < TILE; i++) {
                to[target + i] = from[source + i * stride];
            }
        }
        for (int i = 0; i < TILE; i++) {
            int row = at + i * stride;
            for (int j = 0; j < TILE; j++) {
                from[row + j] += 1;
            }
        }
    }

    private void addBlock(int from, int to) {
        for (int j = 0; j < rowsOfB; j++) {
            addRow(received, from + j * rowsOfA, b, to + j * rows, rowsOfA);
        }
    }

    private static void addRow(double[] from, int at, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += from[at + i];
        }
    }

    @Override
    public void spoil() {
        b[0] += 1;
    }

    /** All numbers are whole and below 2<sup>53</sup>, so they are exact. */
    @Override
    public List<Check> verify() {
        double error = 0;
        double grown = times * (times - 1) / 2.0;
        for (int j = 0; j < rowsOfB; j++) {
            int column = world.rank() * rowsOfB + j;
            for (int i = 0; i < rows; i++) {
                double wanted = times * ((double) i * columns + column) + grown;
                error += Math.abs(b[j * rows + i] - wanted);
            }
        }
        error = world.allreduce(error, Op.SUM);
        return List.of(Check.absolute("sum of all errors", error, 0, 0));
    }

    @Override
    public double operations() {
        return 2.0 * times * rows * columns;
    }
}
