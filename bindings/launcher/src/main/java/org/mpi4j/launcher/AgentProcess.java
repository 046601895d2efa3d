package org.mpi4j.launcher;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mpi4j.launcher.wire.Assignment;
import org.mpi4j.launcher.wire.OrderWriter;
import org.mpi4j.launcher.wire.ReportReader;
import org.mpi4j.launcher.wire.Reports;

/** The launcher's side of an agent: the process that reaches it, and what is said. */
final class AgentProcess implements Reports {
    /** Hears of the agent, from threads of this class. */
    interface Listener {
        /** Where the ranks meet, as soon as the agent of rank 0 has told. */
        CompletableFuture<List<String>> rendezvous();

        void ended(int rank, int exitCode);

        void lost(IOException why);
    }

    /** In seconds. Logging in may take long; after that the agent speaks every two seconds. */
    private static final int LONGEST_LOGIN = 90;

    private static final int LONGEST_SILENCE = 30;
    private static final long EXIT_MILLIS = 2_000;

    private final Assignment assignment;
    private final String command;
    private final Process process;
    private final OutputSink sink;
    private final Listener listener;
    private final Set<Integer> running;
    private final DataOutputStream out;
    private final OrderWriter orders;
    private final InputRelay input;
    private final Hearing hearing;
    private final OutputPump messages;
    private final Thread thread;
    private volatile boolean greeted;
    private volatile String failure = "its agent has ended";

    private AgentProcess(
            ProcessBuilder command, Assignment assignment, OutputSink sink, Listener listener)
            throws IOException {
        this.assignment = assignment;
        this.command = command.command().get(0);
        this.sink = sink;
        this.listener = listener;
        this.running = new TreeSet<>(assignment.ranks());
        this.process = command.start();
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.orders = new OrderWriter(out);
        this.input = new InputRelay(orders);
        this.hearing = new Hearing(process.getInputStream());
        this.messages =
                OutputPump.start(
                        process.getErrorStream(),
                        OutputHandler.ALL_RANKS,
                        OutputHandler.Stream.ERR,
                        sink);
        this.thread = new Thread(this::converse, "mpi4j-host-" + assignment.host());
        this.thread.setDaemon(true);
    }

    /** Starts the command, which is to reach the agent. */
    static AgentProcess start(
            ProcessBuilder command, Assignment assignment, OutputSink sink, Listener listener)
            throws IOException {
        AgentProcess made = new AgentProcess(command, assignment, sink, listener);
        made.thread.start();
        return made;
    }

    /** The process that reaches the agent and what it has started, as far as they still run. */
    Stream<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive);
    }

    private void converse() {
        try {
            assignment.write(out);
            out.flush();
            var unused = listener.rendezvous().thenAccept(this::begin);
            ReportReader reader =
                    new ReportReader(new DataInputStream(new BufferedInputStream(hearing)));
            reader.awaitGreeting();
            greeted = true;
            reader.readAll(this);
        } catch (IOException e) {
            failure = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        } catch (RuntimeException | Error e) {
            sink.fail(e);
        }
        finish();
    }

    private void begin(List<String> addresses) {
        try {
            orders.begin(addresses);
            if (assignment.duties().feeds()) {
                input.start();
            }
        } catch (IOException e) {
            // Then there is nobody to read it either, and converse ends with the reason.
            return;
        }
    }

    private void finish() {
        try {
            if (!process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            messages.await(EXIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!running.isEmpty()) {
            listener.lost(
                    new IOException(
                            "host "
                                    + assignment.host()
                                    + " is lost with ranks "
                                    + running
                                    + ": "
                                    + failure
                                    + " ("
                                    + command
                                    + " ended with exit code "
                                    + process.exitValue()
                                    + ")"));
        }
    }

    /** One more second has passed. */
    void tick() {
        int silent = hearing.tick();
        if (silent > (greeted ? LONGEST_SILENCE : LONGEST_LOGIN)) {
            process.destroyForcibly();
        }
    }

    void askForStacks() throws IOException {
        orders.printStacks();
    }

    /** When the process has ended: waits until all that was reported was handed on. */
    void awaitReports() {
        try {
            thread.join(2 * EXIT_MILLIS);
        } catch (InterruptedException e) {
            // Whoever interrupts wants the end even sooner.
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the agent to end. Not waiting, since what was sent before may not have been read. */
    void end() {
        Thread closing = new Thread(this::close, "mpi4j-end-" + assignment.host());
        closing.setDaemon(true);
        closing.start();
    }

    private void close() {
        try {
            out.close();
        } catch (IOException e) {
            // The agent has gone by itself.
            return;
        }
    }

    @Override
    public void rendezvous(List<String> addresses) {
        listener.rendezvous().complete(addresses);
    }

    @Override
    public void out(int rank, byte[] bytes, int length) {
        sink.print(rank, OutputHandler.Stream.OUT, bytes, length);
    }

    @Override
    public void err(int rank, byte[] bytes, int length) {
        sink.print(rank, OutputHandler.Stream.ERR, bytes, length);
    }

    @Override
    public void ended(int rank, int exitCode) throws IOException {
        if (!running.remove(rank)) {
            throw new IOException("its agent speaks of rank " + rank + ", which is not there");
        }
        listener.ended(rank, exitCode);
    }

    @Override
    public void inputTaken() {
        input.taken();
    }

    @Override
    public void alive() {
        // That it was heard is all there is to it.
    }

    @Override
    public void failed(String why) throws IOException {
        throw new IOException(why);
    }
}
