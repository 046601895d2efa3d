package org.mpi4j.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.JobResult.Outcome;

/**
 * Runs the processes of one job from their start to the end of the last one.
 *
 * <p>Whatever ends the job early (a failing rank, the time limit, an interrupt, an output handler
 * that throws, the end of this virtual machine) goes the same way: {@link Termination}.
 */
final class Supervisor {
    private static final long OUTPUT_DRAIN_MILLIS = 2_000;

    private final List<ProcessBuilder> commands;
    private final Ranks ranks;
    private final Optional<Duration> timeLimit;
    private final OutputSink sink;
    private final List<RankProcess> processes = new ArrayList<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

    /** Whether the processes are the ranks, or one process that starts them. */
    enum Ranks {
        ONE_A_PROCESS,
        BEHIND_ONE_PROCESS
    }

    /** In {@link #ended}: not a process, but the output handler. */
    private static final int HANDLER_FAILED = -1;

    Supervisor(List<ProcessBuilder> commands, Ranks ranks, JobSpec spec, OutputHandler handler) {
        this.commands = commands;
        this.ranks = ranks;
        this.timeLimit = spec.timeLimit();
        this.sink = new OutputSink(handler, spec.outputCharset(), () -> ended.add(HANDLER_FAILED));
    }

    JobResult run() throws IOException, InterruptedException {
        Termination termination = new Termination(processes);
        try (ShutdownGuard guard = ShutdownGuard.install(termination)) {
            try {
                guard.start(this::startAll);
                return supervise(termination);
            } finally {
                termination.endAll();
            }
        }
    }

    private void startAll() throws IOException {
        for (int i = 0; i < commands.size(); i++) {
            int process = i;
            int label = ranks == Ranks.ONE_A_PROCESS ? i : OutputHandler.ALL_RANKS;
            RankProcess started = RankProcess.start(commands.get(i), label, sink);
            processes.add(started);
            var unused = started.onExit().thenRun(() -> ended.add(process));
        }
    }

    private JobResult supervise(Termination termination) throws InterruptedException {
        long start = System.nanoTime();
        for (int running = processes.size(); running > 0; running--) {
            Integer next = nextEnded(start);
            if (next == null) {
                new StackDump(processes, sink).print();
                termination.endAll();
                return result(Outcome.TIMED_OUT, OptionalInt.empty());
            }
            if (next == HANDLER_FAILED) {
                termination.endAll();
                throw handlerFailure();
            }
            if (processes.get(next).exitCode() != 0) {
                termination.endAll();
                return result(Outcome.FAILED, OptionalInt.of(next));
            }
        }
        return result(Outcome.COMPLETED, OptionalInt.empty());
    }

    /** The next process that ended; null at the time limit. */
    private @Nullable Integer nextEnded(long start) throws InterruptedException {
        if (timeLimit.isEmpty()) {
            return ended.take();
        }
        long left = timeLimit.get().toNanos() - (System.nanoTime() - start);
        return ended.poll(left, TimeUnit.NANOSECONDS);
    }

    private JobResult result(Outcome outcome, OptionalInt failed) throws InterruptedException {
        for (RankProcess process : processes) {
            process.awaitOutput(OUTPUT_DRAIN_MILLIS);
        }
        if (sink.failure().isPresent()) {
            throw handlerFailure();
        }
        int exitCode = 0;
        if (outcome == Outcome.TIMED_OUT) {
            exitCode = JobResult.TIME_LIMIT_EXIT_CODE;
        } else if (failed.isPresent()) {
            exitCode = processes.get(failed.getAsInt()).exitCode();
        }
        return new JobResult(
                outcome,
                exitCode,
                ranks == Ranks.ONE_A_PROCESS ? failed : OptionalInt.empty(),
                processes.stream().map(RankProcess::exitCode).toList());
    }

    private IllegalStateException handlerFailure() {
        return new IllegalStateException(
                "the output of the job could not be handed on; the job is ended",
                sink.failure().orElse(null));
    }
}
