package org.mpi4j.benchmarks.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.kernel.Problem;

/** Starts kernels on one backend. */
public final class KernelLauncher {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The processes of one launch. */
    @FunctionalInterface
    interface Commands {
        List<ProcessBuilder> of(int ranks, List<String> arguments);
    }

    private final KernelBackend backend;
    private final Commands commands;

    KernelLauncher(KernelBackend backend, Commands commands) {
        this.backend = backend;
        this.commands = commands;
    }

    /**
     * Runs a kernel once.
     *
     * @param job what to run
     * @return what came of it, which may be wrong
     * @throws LaunchException if it did not come to an end
     */
    public KernelRun launch(KernelJob job) throws InterruptedException {
        return launch(List.of(job.kernel()), job.problem(), job.ranks(), "timed").get(0);
    }

    /**
     * Runs some kernels, in one job; {@code wish} is {@code timed}, {@code sound} or {@code
     * spoilt}.
     */
    List<KernelRun> launch(List<KernelName> kernels, Problem problem, int ranks, String wish)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(problem.size().name());
        arguments.add(Integer.toString(problem.scale()));
        arguments.add(wish);
        kernels.forEach(kernel -> arguments.add(kernel.text()));
        Job.Ended ended = run(commands.of(ranks, arguments), kernels);
        List<KernelRun> runs = KernelRun.parse(ended.output());
        if (runs.size() != kernels.size()) {
            throw new LaunchException("only " + runs.size() + " results of " + kernels, ended);
        }
        return runs;
    }

    /** A wrong result makes every rank end with an exit code that says so: that is no failure. */
    private Job.Ended run(List<ProcessBuilder> processes, List<KernelName> kernels)
            throws InterruptedException {
        try {
            return Job.run(processes, LIMIT);
        } catch (LaunchException e) {
            List<KernelRun> runs = KernelRun.parse(e.ended().output());
            if (runs.size() == kernels.size() && !runs.stream().allMatch(KernelRun::verified)) {
                return e.ended();
            }
            throw new LaunchException(e, kernels + ", " + backend.title());
        }
    }
}
