package org.mpi4j.examples;

import java.util.List;
import java.util.Locale;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;

/** Computes pi as the integral of 4 / (1 + x²) from 0 to 1, by the midpoint rule. */
public final class Pi {
    private static final long DEFAULT_INTERVALS = 10_000_000;

    private Pi() {}

    /**
     * Runs the program.
     *
     * @param args the number of intervals; 10 million without it
     */
    public static void main(String[] args) {
        Mpi.run(args, Pi::run);
    }

    private static void run(Mpi mpi) {
        Communicator world = mpi.world();
        long intervals = intervals(mpi.args());
        double start = mpi.wtime();
        double pi = world.allreduce(share(intervals, world.rank(), world.size()), Op.SUM);
        double seconds = mpi.wtime() - start;
        if (world.rank() == 0) {
            System.out.printf(
                    Locale.ROOT,
                    "pi is about %.16f, error %.2e, %d intervals, %d ranks, %.3f s%n",
                    pi,
                    Math.abs(pi - Math.PI),
                    intervals,
                    world.size(),
                    seconds);
        }
    }

    private static long intervals(List<String> args) {
        long intervals = args.isEmpty() ? DEFAULT_INTERVALS : Long.parseLong(args.get(0));
        if (intervals < 1) {
            throw new IllegalArgumentException("intervals = " + intervals + ": at least 1 needed");
        }
        return intervals;
    }

    /** The part of the sum that one rank computes: every {@code size}-th interval. */
    private static double share(long intervals, int rank, int size) {
        double width = 1.0 / intervals;
        double sum = 0;
        for (long i = rank; i < intervals; i += size) {
            double x = width * (i + 0.5);
            sum += 4 / (1 + x * x);
        }
        return width * sum;
    }
}
