package org.mpi4j.benchmarks.kernel.nbody;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.mpi4j.MpiBuffer;

/** Three coordinates of some bodies: places, speeds or forces. */
final class Bodies {
    private static final int DIMENSIONS = 3;

    /** All x, then all y, then all z. */
    private final double[] coordinates;

    final int count;

    Bodies(int count) {
        this.count = count;
        coordinates = new double[DIMENSIONS * count];
    }

    double x(int body) {
        return coordinates[body];
    }

    double y(int body) {
        return coordinates[count + body];
    }

    double z(int body) {
        return coordinates[2 * count + body];
    }

    void set(int body, double x, double y, double z) {
        coordinates[body] = x;
        coordinates[count + body] = y;
        coordinates[2 * count + body] = z;
    }

    void clear() {
        Arrays.fill(coordinates, 0);
    }

    void copyFrom(Bodies other) {
        System.arraycopy(other.coordinates, 0, coordinates, 0, coordinates.length);
    }

    void add(double factor, Bodies other) {
        add(coordinates, factor, other.coordinates);
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    MpiBuffer whole() {
        return buffer(coordinates);
    }

    /** Adds the forces of one visitor on bodies at these places. */
    void addForces(Bodies places, Bodies visitors, int visitor, double softeningSquared) {
        attract(
                places.coordinates,
                count,
                coordinates,
                visitors.x(visitor),
                visitors.y(visitor),
                visitors.z(visitor),
                softeningSquared);
    }

    private static void attract(
            double[] at,
            int count,
            double[] force,
            double x,
            double y,
            double z,
            double softeningSquared) {
        int second = 2 * count;
        for (int i = 0; i < count; i++) {
            double dx = x - at[i];
            double dy = y - at[count + i];
            double dz = z - at[second + i];
            double squared = dx * dx + dy * dy + dz * dz + softeningSquared;
            double factor = 1 / (squared * Math.sqrt(squared));
            force[i] += factor * dx;
            force[count + i] += factor * dy;
            force[second + i] += factor * dz;
        }
    }
}
