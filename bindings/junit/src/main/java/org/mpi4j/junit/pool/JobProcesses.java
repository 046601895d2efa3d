package org.mpi4j.junit.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of one job: {@code mpirun}, or the ranks themselves. */
final class JobProcesses {
    private static final Duration TERMINATE = Duration.ofSeconds(5);

    private final String launcher;
    private final List<Process> started;
    private final JobOutput output;
    private final Runnable cleanUp;

    JobProcesses(String launcher, List<Process> started, JobOutput output, Runnable cleanUp) {
        this.launcher = launcher;
        this.started = started;
        this.output = output;
        this.cleanUp = cleanUp;
    }

    static JobProcesses start(JobSpec spec, Settings settings, Class<?> program, String door)
            throws IOException {
        return switch (spec.mode()) {
            case OPENMPI -> Launchers.mpirun(spec, settings, program, door);
            case PUREJAVA_PROCESSES, PUREJAVA_TCP -> Launchers.local(spec, settings, program, door);
            case PUREJAVA_THREADS -> throw new IllegalArgumentException(spec + " has no processes");
        };
    }

    /** What the exit code is the code of. */
    String launcher() {
        return launcher;
    }

    boolean hasEnded() {
        return started.stream().noneMatch(Process::isAlive);
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        boolean ended = waitFor(started.stream().map(Process::toHandle).toList(), limit);
        if (ended) {
            cleanUp.run();
        }
        return ended;
    }

    /** The code of a rank's own process if there is one here, else that of the launcher. */
    Optional<Integer> exitCode(int rank, Duration limit) {
        Process process = started.get(Math.min(rank, started.size() - 1));
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    String lastOutput() {
        return output.lastLines();
    }

    void forgetWarnings() {
        output.forgetWarnings();
    }

    List<String> jniWarnings() {
        return output.warnings();
    }

    /**
     * Ends everything that is left. A launcher gets one SIGTERM, upon which it ends its ranks and
     * removes their files; a second one would make it leave at once and leave the files.
     */
    void kill() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>();
        started.forEach(p -> all.add(p.toHandle()));
        started.stream().flatMap(Process::descendants).forEach(all::add);
        List<String> files = all.stream().flatMap(SharedFiles::mappedBy).distinct().toList();
        started.forEach(Process::destroy);
        if (!waitFor(all, TERMINATE)) {
            all.forEach(ProcessHandle::destroyForcibly);
            waitFor(all, TERMINATE);
        }
        SharedFiles.delete(files);
        cleanUp.run();
    }

    private static boolean waitFor(List<ProcessHandle> all, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (alive(all).findAny().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    private static Stream<ProcessHandle> alive(List<ProcessHandle> all) {
        return all.stream().filter(ProcessHandle::isAlive);
    }
}
