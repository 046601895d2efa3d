package org.mpi4j.conformance.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpi4j.Communicator;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Window;

/** Rank 1 comes to grief while every other rank is in a call that needs it. */
public final class FaultyProgram {
    /** What happens to rank 1. */
    public enum Fault {
        EXIT,
        KILL,
        MEMORY,
        STACK
    }

    /** Where the others are. */
    public enum Place {
        INIT,
        RECEIVE,
        SEND,
        BARRIER,
        ALLREDUCE,
        /** They free a window, which is collective. */
        FREE,
        /** They want a lock that rank 1 holds. */
        LOCK,
        FINALIZE
    }

    /** What rank 1 ends with if it exits. */
    public static final int EXIT_CODE = 3;

    /** More than any transport keeps for a receiver that does not receive. */
    private static final int LARGE = 32 << 20;

    private FaultyProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Fault fault = Fault.valueOf(System.getProperty("fault"));
        Place place = Place.valueOf(System.getProperty("place"));
        if (place == Place.INIT && isRankOne()) {
            suffer(fault);
        }
        Mpi.run(args, mpi -> run(mpi.world(), fault, place));
    }

    private static boolean isRankOne() {
        return "1".equals(System.getenv("OMPI_COMM_WORLD_RANK"))
                || "1".equals(System.getenv("MPI4J_RANK"));
    }

    private static void run(Communicator world, Fault fault, Place place)
            throws IOException, InterruptedException {
        // Not closed by try: a rank that throws must not wait for the others in close.
        Window window = world.windows().allocate(8, 8);
        if (world.rank() == 1 && place == Place.LOCK) {
            window.lock(LockType.EXCLUSIVE, 0);
        }
        world.barrier();
        if (world.rank() == 1) {
            suffer(fault);
        }
        switch (place) {
            case RECEIVE -> world.recv(MpiBuffer.buffer(new byte[1]), 1, 1);
            case SEND -> world.send(MpiBuffer.buffer(new byte[LARGE]), 1, 1);
            case BARRIER -> world.barrier();
            case FREE -> window.close();
            case ALLREDUCE -> world.allreduce(1, Op.SUM);
            case LOCK -> window.lock(LockType.EXCLUSIVE, 0);
            case INIT -> throw new AssertionError("rank 1 is here");
            case FINALIZE -> {
                return;
            }
        }
        throw new AssertionError(place + " has come to an end");
    }

    private static void suffer(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case EXIT -> System.exit(EXIT_CODE);
            case KILL -> {
                String kill = "kill -KILL " + ProcessHandle.current().pid();
                new ProcessBuilder("/bin/sh", "-c", kill).start();
                TimeUnit.MINUTES.sleep(2);
            }
            case MEMORY -> {
                List<byte[]> kept = new ArrayList<>();
                while (kept.size() < Integer.MAX_VALUE) {
                    kept.add(new byte[1 << 20]);
                }
            }
            case STACK -> throw new IllegalStateException("depth " + depth(1));
        }
    }

    private static int depth(int so) {
        return so == Integer.MAX_VALUE ? 0 : depth(so + 1) + 1;
    }
}
