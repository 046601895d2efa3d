package org.mpi4j.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One process of a job, with the threads that read its output. */
final class RankProcess {
    private final Process process;
    private final List<OutputPump> pumps;

    private RankProcess(Process process, List<OutputPump> pumps) {
        this.process = process;
        this.pumps = pumps;
    }

    static RankProcess start(ProcessBuilder command, int rank, OutputSink sink) throws IOException {
        Process process = command.start();
        List<OutputPump> pumps =
                List.of(
                        OutputPump.start(
                                process.getInputStream(), rank, OutputHandler.Stream.OUT, sink),
                        OutputPump.start(
                                process.getErrorStream(), rank, OutputHandler.Stream.ERR, sink));
        return new RankProcess(process, pumps);
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** What it reads, if that is a pipe. */
    OutputStream input() {
        return process.getOutputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** This process and all that it started, as far as they still run. */
    Stream<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Signals through the handle: {@link Process#destroy} would close the output as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    /**
     * Waits until all output was handed on. A process that the rank left behind may hold the output
     * open for ever, so the wait has an end.
     */
    void awaitOutput(long millis) throws InterruptedException {
        for (OutputPump pump : pumps) {
            pump.await(millis);
        }
    }
}
