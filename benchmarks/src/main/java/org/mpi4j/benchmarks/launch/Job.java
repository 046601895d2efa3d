package org.mpi4j.benchmarks.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Processes that belong together: they end together, in good time, whatever happens. */
final class Job {
    /** What the processes left behind; output of all, in the order of the processes. */
    record Ended(List<String> output, List<String> errors) {}

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Jobs that a virtual machine that is told to end (by Ctrl-C, say) must end first. */
    private static final Set<Job> LIVE = ConcurrentHashMap.newKeySet();

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Job::endAll, "stop-twins"));
    }

    private final List<Process> processes = new ArrayList<>();

    private Job() {}

    /**
     * Runs processes to their end.
     *
     * @param builders one a process
     * @param limit after which they are stopped
     * @return what they printed
     * @throws LaunchException if one cannot be started, fails or takes too long
     */
    static Ended run(List<ProcessBuilder> builders, Duration limit) throws InterruptedException {
        Job job = new Job();
        LIVE.add(job);
        try {
            return job.finish(builders, limit);
        } finally {
            job.stop();
            LIVE.remove(job);
        }
    }

    private Ended finish(List<ProcessBuilder> builders, Duration limit)
            throws InterruptedException {
        List<CompletableFuture<List<String>>> output = new ArrayList<>();
        List<CompletableFuture<List<String>>> errors = new ArrayList<>();
        for (ProcessBuilder builder : builders) {
            Process process = start(builder);
            output.add(
                    CompletableFuture.supplyAsync(
                            () -> lines(process.inputReader()), Job::inThread));
            errors.add(
                    CompletableFuture.supplyAsync(
                            () -> lines(process.errorReader()), Job::inThread));
        }
        boolean inTime = awaitAll(limit);
        stop();
        Ended ended = new Ended(collect(output), collect(errors));
        if (!inTime) {
            throw new LaunchException("did not end within " + limit.toSeconds() + " s", ended);
        }
        for (Process process : snapshot()) {
            if (process.exitValue() != 0) {
                throw new LaunchException("ended with exit code " + process.exitValue(), ended);
            }
        }
        return ended;
    }

    /** A process is started either before its job is stopped here or never. */
    private static void endAll() {
        ENDING.set(true);
        LIVE.forEach(Job::stop);
        Scratch.closeAll();
    }

    private synchronized Process start(ProcessBuilder builder) {
        if (ENDING.get()) {
            throw new IllegalStateException("this virtual machine is ending");
        }
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command().get(0), e);
        }
    }

    private synchronized List<Process> snapshot() {
        return List.copyOf(processes);
    }

    /** False if time ran out. A process that fails leaves the others little time to end. */
    private boolean awaitAll(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean failed = false;
        for (; ; ) {
            List<Process> all = snapshot();
            if (all.stream().noneMatch(Process::isAlive)) {
                return true;
            }
            if (System.nanoTime() - deadline > 0) {
                return failed;
            }
            if (!failed && all.stream().anyMatch(p -> !p.isAlive() && p.exitValue() != 0)) {
                failed = true;
                deadline = System.nanoTime() + GRACE.toNanos();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Asks, waits, then forces; mpirun ends its ranks when it is asked. */
    private void stop() {
        List<Process> alive = snapshot().stream().filter(Process::isAlive).toList();
        alive.forEach(Process::destroy);
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Process process : alive) {
            long left = Math.max(0, deadline - System.nanoTime());
            try {
                if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A reader blocks for as long as its process lives: none may wait for another to end. */
    private static void inThread(Runnable reader) {
        Thread thread = new Thread(reader, "twin-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<String> lines(BufferedReader reader) {
        try (reader) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> collect(List<CompletableFuture<List<String>>> parts)
            throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (CompletableFuture<List<String>> part : parts) {
            try {
                all.addAll(part.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot read what a twin printed", e.getCause());
            }
        }
        return all;
    }
}
