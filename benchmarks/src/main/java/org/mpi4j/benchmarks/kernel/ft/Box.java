package org.mpi4j.benchmarks.kernel.ft;

import static org.mpi4j.MpiBuffer.buffer;

import org.mpi4j.Communicator;

/**
 * A rank's part of all points. Space is split by z, the spectrum by y; between the two all ranks
 * send to all.
 */
final class Box {
    private final Communicator world;
    final int nx;
    final int ny;
    final int nz;

    /** Rows of the spectrum and planes of space of this rank. */
    final int rows;

    final int planes;

    /** Of this rank. */
    final int points;

    private final LineTransform lines;

    Box(Communicator world, int nx, int ny, int nz) {
        this.world = world;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        rows = ny / world.size();
        planes = nz / world.size();
        points = Math.multiplyExact(nx * ny, planes);
        lines = new LineTransform(Math.max(nx, Math.max(ny, nz)));
    }

    /** Of all ranks. */
    double total() {
        return (double) nx * ny * nz;
    }

    int firstRow() {
        return world.rank() * rows;
    }

    int firstPlane() {
        return world.rank() * planes;
    }

    /** From space to the spectrum; the space is lost, {@code spare} too. */
    void toSpectrum(Complexes space, Complexes spectrum, Complexes spare) {
        transformX(space, LineTransform.FORWARD);
        transformY(space, LineTransform.FORWARD);
        pack(space.re, spare.re);
        pack(space.im, spare.im);
        sendToAll(spare.re, spectrum.re);
        sendToAll(spare.im, spectrum.im);
        transformZ(spectrum, LineTransform.FORWARD);
    }

    /** From a spectrum, which is lost, to space; not divided by the points. */
    void toSpace(Complexes spectrum, Complexes space, Complexes spare) {
        transformZ(spectrum, LineTransform.BACKWARD);
        sendToAll(spectrum.re, spare.re);
        sendToAll(spectrum.im, spare.im);
        unpack(spare.re, space.re);
        unpack(spare.im, space.im);
        transformY(space, LineTransform.BACKWARD);
        transformX(space, LineTransform.BACKWARD);
    }

    private void transformX(Complexes a, int direction) {
        for (int at = 0; at < points; at += LineTransform.BLOCK * nx) {
            lines.transform(a, at, nx, nx, 1, direction);
        }
    }

    private void transformY(Complexes a, int direction) {
        for (int plane = 0; plane < points; plane += nx * ny) {
            for (int x = 0; x < nx; x += LineTransform.BLOCK) {
                lines.transform(a, plane + x, ny, 1, nx, direction);
            }
        }
    }

    /** Of numbers that are split by y. */
    private void transformZ(Complexes a, int direction) {
        for (int at = 0; at < nx * rows; at += LineTransform.BLOCK) {
            lines.transform(a, at, nz, 1, nx * rows, direction);
        }
    }

    /** From planes of space to those parts of them that each rank gets. */
    private void pack(double[] from, double[] to) {
        int part = nx * rows;
        for (int rank = 0; rank < world.size(); rank++) {
            for (int z = 0; z < planes; z++) {
                System.arraycopy(
                        from, z * nx * ny + rank * part, to, (rank * planes + z) * part, part);
            }
        }
    }

    private void unpack(double[] from, double[] to) {
        int part = nx * rows;
        for (int rank = 0; rank < world.size(); rank++) {
            for (int z = 0; z < planes; z++) {
                System.arraycopy(
                        from, (rank * planes + z) * part, to, z * nx * ny + rank * part, part);
            }
        }
    }

    private void sendToAll(double[] from, double[] to) {
        world.alltoall(buffer(from), buffer(to));
    }
}
