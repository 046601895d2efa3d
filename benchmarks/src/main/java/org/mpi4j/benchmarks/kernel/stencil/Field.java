package org.mpi4j.benchmarks.kernel.stencil;

import static org.mpi4j.MpiBuffer.buffer;

import org.mpi4j.CartesianCommunicator;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;

/** This rank's points, within one layer of points that neighbours send. */
final class Field {
    private final int rows;
    private final int columns;

    /** How far apart rows are. */
    final int stride;

    final double[] values;

    Field(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        stride = columns + 2;
        values = new double[Math.multiplyExact(rows + 2, stride)];
    }

    /** Where a point is; row and column 0 are the layer around. */
    int at(int row, int column) {
        return row * stride + column;
    }

    /** Sends the outermost points to the neighbours and receives theirs. */
    void exchange(CartesianCommunicator grid, Datatype column) {
        CartesianCommunicator.Shift vertical = grid.shift(0, 1);
        CartesianCommunicator.Shift horizontal = grid.shift(1, 1);
        int up = vertical.source();
        int down = vertical.destination();
        int left = horizontal.source();
        int right = horizontal.destination();
        grid.sendrecv(row(1), up, 0, row(rows + 1), down, 0);
        grid.sendrecv(row(rows), down, 0, row(0), up, 0);
        grid.sendrecv(column(1, column), left, 0, column(columns + 1, column), right, 0);
        grid.sendrecv(column(columns, column), right, 0, column(0, column), left, 0);
    }

    private MpiBuffer row(int row) {
        return buffer(values, at(row, 1), columns);
    }

    private MpiBuffer column(int number, Datatype column) {
        int start = at(1, number);
        return buffer(values, start, values.length - start).as(1, column);
    }

    /** Makes each point the mean of its neighbours in another field. */
    void sweep(Field other) {
        for (int y = 1; y <= rows; y++) {
            sweepRow(other.values, values, at(y, 1), columns, stride);
        }
    }

    private static void sweepRow(double[] from, double[] to, int first, int columns, int stride) {
        double left = from[first - 1];
        double own = from[first];
        for (int i = first; i < first + columns; i++) {
            double right = from[i + 1];
            to[i] = 0.25 * (from[i - stride] + from[i + stride] + left + right);
            left = own;
            own = right;
        }
    }
}
