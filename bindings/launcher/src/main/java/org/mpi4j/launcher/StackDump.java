package org.mpi4j.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes every Java process of a job print the stacks of its threads. It is asked by SIGQUIT: that
 * works for a rank that is stuck in native code, needs no JDK tools, and what is printed comes with
 * the rank's other output.
 */
final class StackDump {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long POLL_MILLIS = 50;

    private final List<RankProcess> processes;
    private final OutputSink sink;

    StackDump(List<RankProcess> processes, OutputSink sink) {
        this.processes = processes;
        this.sink = sink;
    }

    /** Returns when all have printed, or do not. */
    void print() throws InterruptedException {
        List<String> ids =
                processes.stream()
                        .flatMap(RankProcess::tree)
                        .filter(StackDump::isJava)
                        .map(handle -> Long.toString(handle.pid()))
                        .toList();
        if (!ids.isEmpty() && signal(ids)) {
            awaitQuiet();
        }
    }

    private static boolean isJava(ProcessHandle handle) {
        return handle.info().command().filter(command -> command.endsWith("java")).isPresent();
    }

    /** By the shell, which has {@code kill} built in: the command of that name may be missing. */
    private boolean signal(List<String> ids) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -QUIT \"$@\"", "sh"));
        command.addAll(ids);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            sink.fail(e);
            return false;
        }
    }

    private void awaitQuiet() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(TimeUnit.NANOSECONDS.toMillis(QUIET_NANOS));
        while (sink.quietNanos() < QUIET_NANOS && System.nanoTime() - start < LONGEST_NANOS) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
