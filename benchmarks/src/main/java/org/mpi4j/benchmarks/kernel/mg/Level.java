package org.mpi4j.benchmarks.kernel.mg;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/**
 * One level of the periodic grid: this rank's planes of n x n points, within one layer of the
 * points around. Each plane is an array. Levels with fewer than two planes a rank are held by every
 * rank as a whole.
 */
final class Level {
    private final Communicator world;

    /** Points of a row; rows of a plane. */
    final int n;

    /** Planes of this rank, and the number of the first. */
    final int planes;

    final int first;
    private final boolean whole;

    /** How far apart neighbouring rows are in a plane. */
    final int row;

    /** The solution, or a correction of the finer level's. */
    final double[][] u;

    /** The residual. */
    final double[][] r;

    /** A level of so many points a row, and {@code scale} times as many planes. */
    Level(Communicator world, int n, int scale) {
        this.world = world;
        this.n = n;
        whole = n * scale < 2 * world.size();
        planes = whole ? n * scale : n * scale / world.size();
        first = whole ? 0 : world.rank() * planes;
        row = n + 2;
        u = newField();
        r = newField();
    }

    double[][] newField() {
        return new double[planes + 2][row * row];
    }

    void clear() {
        for (double[] plane : u) {
            Arrays.fill(plane, 0);
        }
    }

    /** Plane 1 of this level lies at this plane of the coarser one, less one. */
    int offsetIn(Level coarse) {
        return first / 2 - coarse.first;
    }

    /** Copies the outermost points to where the periodic neighbours look for them. */
    void exchange(double[][] field) {
        for (int z = 1; z <= planes; z++) {
            wrap(field[z]);
        }
        if (whole) {
            System.arraycopy(field[planes], 0, field[0], 0, row * row);
            System.arraycopy(field[1], 0, field[planes + 1], 0, row * row);
            return;
        }
        int up = (world.rank() + 1) % world.size();
        int down = (world.rank() + world.size() - 1) % world.size();
        world.sendrecv(buffer(field[planes]), up, 0, buffer(field[0]), down, 0);
        world.sendrecv(buffer(field[1]), down, 1, buffer(field[planes + 1]), up, 1);
    }

    private void wrap(double[] plane) {
        for (int y = 1; y <= n; y++) {
            int start = y * row;
            plane[start] = plane[start + n];
            plane[start + n + 1] = plane[start + 1];
        }
        System.arraycopy(plane, n * row, plane, 0, row);
        System.arraycopy(plane, row, plane, (n + 1) * row, row);
    }

    /** If every rank has computed its planes of the residual: gives all of them to all. */
    void gatherResidual(Level fine) {
        if (!whole || fine.whole) {
            return;
        }
        double[] all = new double[planes * row * row];
        int own = planes / world.size();
        for (int z = world.rank() * own; z < (world.rank() + 1) * own; z++) {
            System.arraycopy(r[z + 1], 0, all, z * row * row, row * row);
        }
        world.allgather(MpiBuffer.IN_PLACE, buffer(all));
        for (int z = 0; z < planes; z++) {
            System.arraycopy(all, z * row * row, r[z + 1], 0, row * row);
        }
    }
}
