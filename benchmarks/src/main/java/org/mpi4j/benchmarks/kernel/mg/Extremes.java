package org.mpi4j.benchmarks.kernel.mg;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.mpi4j.Communicator;

/** The largest numbers of many, and where they are. */
final class Extremes {
    static final int COUNT = 10;

    /** Numbers above 0, in no order; then their places, which are whole numbers. */
    private final double[] found = new double[2 * COUNT];

    private int smallest;

    /** Takes a number if it is larger than the smallest that it has. */
    void offer(double value, long place) {
        if (value <= found[smallest]) {
            return;
        }
        found[smallest] = value;
        found[smallest + COUNT] = (double) place;
        for (int i = 0; i < COUNT; i++) {
            if (found[i] < found[smallest]) {
                smallest = i;
            }
        }
    }

    /** The places of the largest numbers of all ranks. */
    long[] placesOfAll(Communicator world) {
        double[] all = new double[found.length * world.size()];
        world.allgather(buffer(found), buffer(all));
        Extremes largest = new Extremes();
        for (int at = 0; at < all.length; at += found.length) {
            for (int i = at; i < at + COUNT; i++) {
                largest.offer(all[i], (long) all[i + COUNT]);
            }
        }
        return Arrays.stream(largest.found, COUNT, 2 * COUNT).mapToLong(x -> (long) x).toArray();
    }
}
