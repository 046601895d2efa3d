package org.mpi4j.purejava;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.Window;

/**
 * A program that makes a window while its last rank has no file descriptor left, and afterwards.
 */
final class Starved {
    /** No window can have so many bytes. */
    private static final long TOO_LONG = 1L << 40;

    private static final Deque<FileInputStream> TAKEN = new ArrayDeque<>();

    private Starved() {}

    public static void main(String[] args) {
        Mpi.run(args, mpi -> run(mpi.world()));
    }

    private static void run(Communicator world) throws IOException {
        // All classes are loaded then, also those of failures: that takes file descriptors as well.
        world.windows().allocate(8, 8).close();
        allocate(world, world.rank() == 0 ? TOO_LONG : 8);
        if (world.rank() == world.size() - 1) {
            takeAll();
        }
        world.barrier();
        allocate(world, 8);
        while (!TAKEN.isEmpty()) {
            TAKEN.pop().close();
        }
        world.windows().allocate(8, 8).close();
        System.out.println("sum " + world.allreduce(1, Op.SUM));
    }

    private static void allocate(Communicator world, long bytes) {
        try (Window window = world.windows().allocate(bytes, 8)) {
            System.out.println("made, " + window.flavor());
        } catch (MpiException e) {
            System.out.println(e.errorClass() + ": " + e.getMessage());
        }
    }

    private static void takeAll() {
        try {
            while (true) {
                TAKEN.push(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException e) {
            System.out.println(e.getMessage());
        }
    }
}
