package org.mpi4j.benchmarks.kernel;

import static org.mpi4j.MpiBuffer.buffer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.ThreadLevel;
import org.mpi4j.benchmarks.twin.Compiling;
import org.mpi4j.benchmarks.twin.Steadiness;
import org.mpi4j.benchmarks.twin.VirtualMachine;

/**
 * One rank of some kernels, one after the other. Arguments, the same as the C twin's: class, scale,
 * {@code timed}, {@code sound} if only the results count, or {@code spoilt} to change them before
 * they are verified, kernels. Rank 0 prints JSON lines.
 */
public final class KernelProgram {
    /** Exit code of every rank where a result was wrong. */
    private static final int EXIT_INVALID = 3;

    /** A warm-up that has not become steady by then is not repeated. */
    private static final int MOST_WARM_UPS = 10;

    private static final double WARM_UP_SECONDS = 2;

    /** Every number of a wrong result is shown, whatever it is. */
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final Mpi mpi;
    private final Communicator world;
    private final Problem problem;
    private final String wish;
    private final List<KernelName> kernels;

    private KernelProgram(Mpi mpi) {
        List<String> args = mpi.args();
        this.mpi = mpi;
        this.world = mpi.world();
        this.problem =
                new Problem(Problem.Size.valueOf(args.get(0)), Integer.parseInt(args.get(1)));
        this.wish = args.get(2);
        this.kernels = args.stream().skip(3).map(KernelName::of).toList();
    }

    /**
     * Runs one rank and ends with 3 if a result was wrong.
     *
     * @param args see above
     */
    public static void main(String[] args) {
        boolean[] verified = new boolean[1];
        // The level that the C twin asks for as well.
        Mpi.run(args, ThreadLevel.FUNNELED, mpi -> verified[0] = new KernelProgram(mpi).run());
        if (!verified[0]) {
            System.exit(EXIT_INVALID);
        }
    }

    private boolean run() {
        if (world.rank() == 0) {
            print(start());
        }
        boolean verified = true;
        for (KernelName kernel : kernels) {
            verified &= run(kernel);
        }
        return verified;
    }

    private boolean run(KernelName name) {
        try (Kernel kernel = name.create(world, problem)) {
            kernel.setUp();
            warmUp(kernel);
            double seconds = timed(kernel);
            if (wish.equals("spoilt")) {
                kernel.spoil();
            }
            List<Check> checks = kernel.verify();
            int mine = checks.stream().allMatch(Check::right) ? 1 : 0;
            boolean verified = world.allreduce(mine, Op.MIN) == 1;
            if (world.rank() == 0) {
                print(result(name, kernel, seconds, checks, verified));
            }
            return verified;
        }
    }

    /** Again and again, until the virtual machines of all ranks have compiled what is timed. */
    private void warmUp(Kernel kernel) {
        Steadiness steadiness = new Steadiness();
        Compiling compiling = new Compiling();
        double[] here = new double[2];
        double[] slowest = new double[2];
        double spent = 0;
        int most = wish.equals("timed") ? MOST_WARM_UPS : 1;
        for (int i = 0; i < most && spent < WARM_UP_SECONDS && !steadiness.isReached(); i++) {
            long start = System.nanoTime();
            kernel.warmUp();
            here[0] = (System.nanoTime() - start) / 1e9;
            here[1] = compiling.sinceLastMs();
            world.allreduce(buffer(here), buffer(slowest), Op.MAX);
            spent += slowest[0];
            steadiness.ended(slowest[0], (long) slowest[1]);
        }
    }

    /** Seconds of the slowest rank. */
    private double timed(Kernel kernel) {
        world.barrier();
        long start = System.nanoTime();
        kernel.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return world.allreduce(seconds, Op.MAX);
    }

    private Map<String, Object> start() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "start");
        line.put("twin", "java");
        line.put("ranks", world.size());
        line.put("library", mpi.libraryVersion());
        line.put("backend", mpi.backend());
        line.put("threadLevel", mpi.threadLevel().name());
        line.putAll(VirtualMachine.facts());
        return line;
    }

    private Map<String, Object> result(
            KernelName name, Kernel kernel, double seconds, List<Check> checks, boolean verified) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "kernel");
        line.put("kernel", name.text());
        line.put("class", problem.size().name());
        line.put("scale", problem.scale());
        line.put("ranks", world.size());
        line.put("seconds", seconds);
        line.put("operations", kernel.operations());
        line.put("verified", verified);
        line.put("checks", checks);
        return line;
    }

    private static void print(Map<String, Object> line) {
        System.out.println(GSON.toJson(line));
        System.out.flush();
    }
}
