package org.mpi4j.benchmarks.kernel.ft;

import static org.mpi4j.MpiBuffer.buffer;

import java.nio.DoubleBuffer;
import org.mpi4j.Communicator;
import org.mpi4j.benchmarks.kernel.DirectBuffers;

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

    /** Direct, so that messages go out of them and into them without a further copy. */
    private final DoubleBuffer sent;

    private final DoubleBuffer received;

    Box(Communicator world, int nx, int ny, int nz) {
        this.world = world;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        rows = ny / world.size();
        planes = nz / world.size();
        points = Math.multiplyExact(nx * ny, planes);
        lines = new LineTransform(Math.max(nx, Math.max(ny, nz)));
        sent = DirectBuffers.doubles(points);
        received = DirectBuffers.doubles(points);
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

    /** From space, which is lost, to the spectrum. */
    void toSpectrum(Complexes space, Complexes spectrum) {
        transformX(space, LineTransform.FORWARD);
        transformY(space, LineTransform.FORWARD);
        sendToSpectrum(space.re, spectrum.re);
        sendToSpectrum(space.im, spectrum.im);
        transformZ(spectrum, LineTransform.FORWARD);
    }

    /** From a spectrum, which is lost, to space; not divided by the points. */
    void toSpace(Complexes spectrum, Complexes space) {
        transformZ(spectrum, LineTransform.BACKWARD);
        sendToSpace(spectrum.re, space.re);
        sendToSpace(spectrum.im, space.im);
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

    /** Every rank gets the rows of the spectrum that are its own of all planes. */
    private void sendToSpectrum(double[] from, double[] to) {
        int part = nx * rows;
        for (int rank = 0; rank < world.size(); rank++) {
            for (int z = 0; z < planes; z++) {
                sent.put((rank * planes + z) * part, from, z * nx * ny + rank * part, part);
            }
        }
        world.alltoall(buffer(sent), buffer(received));
        received.get(0, to);
    }

    private void sendToSpace(double[] from, double[] to) {
        int part = nx * rows;
        sent.put(0, from);
        world.alltoall(buffer(sent), buffer(received));
        for (int rank = 0; rank < world.size(); rank++) {
            for (int z = 0; z < planes; z++) {
                received.get((rank * planes + z) * part, to, z * nx * ny + rank * part, part);
            }
        }
    }
}
