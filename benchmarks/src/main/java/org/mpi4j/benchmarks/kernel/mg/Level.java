package org.mpi4j.benchmarks.kernel.mg;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;

/**
 * One level of the periodic grid: this rank's planes of n x n points, within one layer of the
 * points around. Levels with fewer than two planes a rank are held by every rank as a whole.
 */
final class Level {
    private final Communicator world;

    /** Points of a row; rows of a plane. */
    final int n;

    /** Planes of this rank, and the number of the first. */
    final int planes;

    final int first;
    private final boolean whole;

    /** How far apart neighbouring rows and planes are in the arrays. */
    final int row;

    final int plane;

    /** The solution, or a correction of the finer level's. */
    final double[] u;

    /** The residual. */
    final double[] r;

    /** A level of so many points a row, and {@code scale} times as many planes. */
    Level(Communicator world, int n, int scale) {
        this.world = world;
        this.n = n;
        whole = n * scale < 2 * world.size();
        planes = whole ? n * scale : n * scale / world.size();
        first = whole ? 0 : world.rank() * planes;
        row = n + 2;
        plane = row * row;
        u = newField();
        r = newField();
    }

    double[] newField() {
        return new double[Math.multiplyExact(plane, planes + 2)];
    }

    void clear() {
        Arrays.fill(u, 0);
    }

    /** Where a row with the points around it begins; plane and row 1 are the first inside. */
    int at(int z, int y) {
        return z * plane + y * row;
    }

    /** Plane 1 of this level lies at this plane of the coarser one, less one. */
    int offsetIn(Level coarse) {
        return first / 2 - coarse.first;
    }

    /** Copies the outermost points to where the periodic neighbours look for them. */
    void exchange(double[] field) {
        for (int z = 1; z <= planes; z++) {
            wrapPlane(field, z * plane);
        }
        int end = (planes + 1) * plane;
        if (whole) {
            System.arraycopy(field, end - plane, field, 0, plane);
            System.arraycopy(field, plane, field, end, plane);
            return;
        }
        int up = (world.rank() + 1) % world.size();
        int down = (world.rank() + world.size() - 1) % world.size();
        world.sendrecv(buffer(field, end - plane, plane), up, 0, buffer(field, 0, plane), down, 0);
        world.sendrecv(buffer(field, plane, plane), down, 1, buffer(field, end, plane), up, 1);
    }

    private void wrapPlane(double[] field, int at) {
        for (int y = 1; y <= n; y++) {
            int start = at + y * row;
            field[start] = field[start + n];
            field[start + n + 1] = field[start + 1];
        }
        System.arraycopy(field, at + n * row, field, at, row);
        System.arraycopy(field, at + row, field, at + (n + 1) * row, row);
    }

    /** If every rank has computed its planes of the residual: gives all of them to all. */
    void gatherResidual(Level fine) {
        if (whole && !fine.whole) {
            world.allgather(MpiBuffer.IN_PLACE, buffer(r, plane, planes * plane));
        }
    }
}
