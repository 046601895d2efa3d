package org.mpi4j.launcher;

import static org.mpi4j.MpiBuffer.buffer;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.mpi4j.Communicator;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.SplitType;

/** What ranks on several hosts do in tests; the first argument says what. */
public final class HostsProgram {
    private HostsProgram() {}

    public static void main(String[] args) {
        if (args[0].equals("vanish") && System.getenv("MPI4J_RANK").equals("1")) {
            // While the others wait for it.
            Runtime.getRuntime().halt(Integer.parseInt(args[1]));
        }
        Mpi.run(args, HostsProgram::run);
    }

    private static void run(Mpi mpi) throws IOException, InterruptedException {
        Communicator world = mpi.world();
        switch (mpi.args().get(0)) {
            case "meet" -> meet(mpi);
            case "receive" -> {
                announce(world);
                world.recv(buffer(new int[1]), world.rank(), 0);
            }
            case "sleep" -> {
                announce(world);
                TimeUnit.MINUTES.sleep(2);
            }
            case "stop" -> {
                world.barrier();
                if (world.rank() == world.size() - 1) {
                    String stop = "kill -STOP " + ProcessHandle.current().pid();
                    new ProcessBuilder("/bin/sh", "-c", stop).start();
                }
                world.recv(buffer(new int[1]), world.size() - 1, 0);
            }
            case "exit" -> {
                world.barrier();
                if (world.rank() == world.size() - 1) {
                    System.exit(Integer.parseInt(mpi.args().get(1)));
                }
                TimeUnit.MINUTES.sleep(2);
            }
            case "input" -> {
                int bytes = world.rank() == 0 ? System.in.readAllBytes().length : 0;
                System.out.println(
                        "rank " + world.rank() + " knows of " + world.allreduce(bytes, Op.SUM));
            }
            default -> throw new IllegalArgumentException(mpi.args().get(0));
        }
    }

    /** Tells how many ranks share this one's host, and that messages reach everybody. */
    private static void meet(Mpi mpi) {
        Communicator world = mpi.world();
        int sum = world.allreduce(world.rank() + 1, Op.SUM);
        try (Communicator near = world.splitType(SplitType.SHARED, 0, new Info()).orElseThrow()) {
            // In one piece: some launchers mix the pieces of several ranks.
            System.out.println(
                    String.format(
                            "rank %d of %d on %s, %d there, sum %d, %s",
                            world.rank(),
                            world.size(),
                            mpi.processorName(),
                            near.size(),
                            sum,
                            mpi.backend()));
        }
    }

    /** When all have come: tells which process this rank is. */
    private static void announce(Communicator world) {
        world.barrier();
        System.out.println("rank " + world.rank() + " is process " + ProcessHandle.current().pid());
        System.out.flush();
    }
}
