package org.mpi4j.purejava;

import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;
import org.mpi4j.SplitType;
import org.mpi4j.Window;

/** The programs that {@link ChildJob} starts as processes of their own. */
final class Child {
    private Child() {}

    public static void main(String[] args) {
        Mpi.run(args, mpi -> run(args[0], mpi));
    }

    private static void run(String what, Mpi mpi) throws InterruptedException {
        Communicator world = mpi.world();
        boolean last = world.rank() == world.size() - 1;
        switch (what) {
            case "ring" -> ring(world);
            case "garbage" -> {
                Thread litter = new Thread(Child::litter);
                litter.setDaemon(true);
                litter.start();
                for (int i = 0; i < 5; i++) {
                    ring(world);
                }
            }
            case "window" -> window(world);
            case "shared" -> shared(world);
            case "hosts" -> hosts(mpi);
            case "throw" -> lastThrows(world, "thrown on purpose");
            case "throwMuch" -> lastThrows(world, "much ".repeat(1 << 20));
            case "abort" -> {
                if (last) {
                    mpi.abort(7);
                }
                world.barrier();
            }
            case "halt" -> {
                world.barrier();
                if (last) {
                    Runtime.getRuntime().halt(0);
                }
                world.recv(buffer(new byte[1]), world.size() - 1, 1);
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** While the others wait for it. */
    private static void lastThrows(Communicator world, String message) {
        int last = world.size() - 1;
        if (world.rank() == last) {
            throw new IllegalStateException(message);
        }
        world.recv(buffer(new byte[1]), last, 1);
    }

    /** Makes garbage of all sizes, and has it collected now and then. */
    private static void litter() {
        byte[][] some = new byte[64][];
        for (int i = 0; true; i++) {
            some[i % some.length] = new byte[i % 10_000];
            if (i % 20_000 == 0) {
                System.gc();
            }
        }
    }

    /** Every rank adds to a number of every rank, in memory or by messages. */
    private static void window(Communicator world) {
        try (Window window = world.windows().allocate(8, 8)) {
            window.fence();
            for (int target = 0; target < world.size(); target++) {
                window.accumulate(buffer(new long[] {1}), target, 0, Op.SUM);
            }
            window.fence();
            System.out.println("sum " + window.memory().getLong(0));
        }
    }

    private static void hosts(Mpi mpi) {
        try (Communicator near =
                mpi.world().splitType(SplitType.SHARED, 0, new Info()).orElseThrow()) {
            int first = near.allreduce(mpi.world().rank(), Op.MIN);
            System.out.println(near.size() + " from " + first + ", " + mpi.isWtimeGlobal());
        }
    }

    /** Tells how memory that ranks of several hosts should share is refused. */
    private static void shared(Communicator world) {
        try (Window window = world.windows().allocateShared(8, 8)) {
            System.out.println("made, " + window.segment().size());
        } catch (MpiException e) {
            System.out.println(e.errorClass() + ", " + e.getMessage().contains("splitType"));
        }
    }

    private static void ring(Communicator world) {
        int size = world.size();
        for (int length : new int[] {0, 8, 5000, 70_000, 3_000_000}) {
            byte[] sent = new byte[length];
            Arrays.fill(sent, (byte) world.rank());
            byte[] received = new byte[length];
            int next = (world.rank() + 1) % size;
            int before = (world.rank() + size - 1) % size;
            world.sendrecv(buffer(sent), next, 1, buffer(received), before, 1);
            Arrays.fill(sent, (byte) before);
            if (!Arrays.equals(sent, received)) {
                throw new IllegalStateException("wrong data of length " + length);
            }
        }
        System.out.println("sum " + world.allreduce(world.rank(), Op.SUM));
    }
}
