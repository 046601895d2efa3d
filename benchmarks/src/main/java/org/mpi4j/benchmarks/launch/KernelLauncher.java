package org.mpi4j.benchmarks.launch;

import java.time.Duration;
import java.util.List;

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
        return launch(job, "sound");
    }

    /**
     * Runs a kernel once and changes its result before it is verified.
     *
     * @param job what to run
     * @return what came of it, which should be wrong
     * @throws LaunchException if it did not come to an end
     */
    public KernelRun launchSpoilt(KernelJob job) throws InterruptedException {
        return launch(job, "spoilt");
    }

    private KernelRun launch(KernelJob job, String wish) throws InterruptedException {
        Job.Ended ended;
        try {
            ended = Job.run(commands.of(job.ranks(), job.arguments(wish)), LIMIT);
        } catch (LaunchException e) {
            // A wrong result makes every rank end with an exit code that says so.
            return KernelRun.parse(e.ended().output())
                    .filter(run -> !run.verified())
                    .orElseThrow(() -> new LaunchException(e, job + ", " + backend.title()));
        }
        return KernelRun.parse(ended.output())
                .orElseThrow(() -> new LaunchException("printed no result", ended));
    }
}
