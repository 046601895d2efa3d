package org.mpi4j.purejava;

import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpi4j.Communicator;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Window;

/** A program whose last rank comes to grief while the others are, or will be, in some call. */
final class Faulty {
    /** What happens to the last rank. */
    enum Fault {
        EXIT,
        KILL,
        MEMORY,
        STACK
    }

    /** Where the others are. */
    enum Place {
        RECEIVE,
        SEND,
        BARRIER,
        ALLREDUCE,
        FREE,
        LOCK
    }

    /** What the last rank ends with if it exits. */
    static final int EXIT_CODE = 3;

    /** More than any transport keeps for a receiver that does not receive. */
    private static final int LARGE = 32 << 20;

    private Faulty() {}

    public static void main(String[] args) {
        Mpi.run(args, mpi -> run(mpi, Fault.valueOf(args[0]), Place.valueOf(args[1])));
    }

    private static void run(Mpi mpi, Fault fault, Place place)
            throws IOException, InterruptedException {
        Communicator world = mpi.world();
        int last = world.size() - 1;
        // Not closed by try: a rank that throws must not wait for the others in close.
        Window window = world.windows().allocate(8, 8);
        if (world.rank() == last) {
            window.lock(LockType.EXCLUSIVE, 0);
        }
        world.barrier();
        if (world.rank() == last) {
            suffer(fault);
        }
        meet(mpi, place, window);
    }

    /** Calls what cannot come to an end without the last rank. */
    private static void meet(Mpi mpi, Place place, Window window) {
        Communicator world = mpi.world();
        int last = world.size() - 1;
        switch (place) {
            case RECEIVE -> world.recv(buffer(new byte[1]), last, 1);
            case SEND -> world.send(buffer(new byte[LARGE]), last, 1);
            case BARRIER -> world.barrier();
            case ALLREDUCE -> world.allreduce(1, Op.SUM);
            case FREE -> window.close();
            case LOCK -> window.lock(LockType.EXCLUSIVE, 0);
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
