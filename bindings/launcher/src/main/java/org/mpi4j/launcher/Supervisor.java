package org.mpi4j.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.JobResult.Outcome;

/**
 * Runs the processes of one job from their start to the end of the last one.
 *
 * <p>Whatever ends the job early (a failing rank, the time limit, an interrupt, an output handler
 * that throws, the end of this virtual machine) goes the same way: {@link Termination}.
 */
final class Supervisor {
    /** What can happen to a job. */
    private sealed interface Event permits Ended, Lost, HandlerFailed {}

    private record Ended(int process) implements Event {}

    /** The processes can no longer be reached. */
    private record Lost(IOException why) implements Event {}

    private record HandlerFailed() implements Event {}

    private final Crew crew;
    private final Optional<Duration> timeLimit;
    private final OutputSink sink;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private final class Watcher implements Crew.Watcher {
        @Override
        public void ended(int process) {
            events.add(new Ended(process));
        }

        @Override
        public void lost(IOException why) {
            events.add(new Lost(why));
        }
    }

    Supervisor(Crew crew, JobSpec spec, OutputHandler handler) {
        this.crew = crew;
        this.timeLimit = spec.timeLimit();
        this.sink =
                new OutputSink(
                        handler, spec.outputCharset(), () -> events.add(new HandlerFailed()));
    }

    JobResult run() throws IOException, InterruptedException {
        try (ShutdownGuard guard = ShutdownGuard.install(crew)) {
            try {
                guard.start(() -> crew.start(sink, new Watcher()));
                return supervise();
            } finally {
                crew.endAll();
            }
        }
    }

    private JobResult supervise() throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int running = crew.size(); running > 0; running--) {
            Event next = nextEvent(start);
            if (next == null) {
                if (crew.askForStacks()) {
                    sink.awaitQuiet();
                }
                crew.endAll();
                return result(Outcome.TIMED_OUT, OptionalInt.empty());
            }
            int process = ended(next);
            if (crew.exitCode(process) != 0) {
                crew.endAll();
                return result(Outcome.FAILED, OptionalInt.of(process));
            }
        }
        return result(Outcome.COMPLETED, OptionalInt.empty());
    }

    /** Which process has ended, if that is what has happened. */
    private int ended(Event event) throws IOException {
        if (event instanceof Lost lost) {
            throw lost.why;
        }
        if (event instanceof Ended ended) {
            return ended.process;
        }
        throw handlerFailure();
    }

    /** What happens next; null at the time limit. */
    private @Nullable Event nextEvent(long start) throws InterruptedException {
        if (timeLimit.isEmpty()) {
            return events.take();
        }
        long left = timeLimit.get().toNanos() - (System.nanoTime() - start);
        return events.poll(left, TimeUnit.NANOSECONDS);
    }

    private JobResult result(Outcome outcome, OptionalInt failed) throws InterruptedException {
        for (int process = 0; process < crew.size(); process++) {
            crew.awaitOutput(process);
        }
        if (sink.failure().isPresent()) {
            throw handlerFailure();
        }
        int exitCode = 0;
        if (outcome == Outcome.TIMED_OUT) {
            exitCode = JobResult.TIME_LIMIT_EXIT_CODE;
        } else if (failed.isPresent()) {
            exitCode = crew.exitCode(failed.getAsInt());
        }
        return new JobResult(
                outcome,
                exitCode,
                failed.isPresent() ? crew.rank(failed.getAsInt()) : OptionalInt.empty(),
                IntStream.range(0, crew.size()).mapToObj(crew::exitCode).toList());
    }

    private IllegalStateException handlerFailure() {
        return new IllegalStateException(
                "the output of the job could not be handed on; the job is ended",
                sink.failure().orElse(null));
    }
}
