package org.mpi4j.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.mpi4j.launcher.wire.Assignment;

/** Ranks on several hosts, each the child of an agent there. */
final class HostsCrew implements Crew {
    /** Longer than an agent needs that has to end its ranks by force. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private static final Duration FORCED = Duration.ofSeconds(2);

    /**
     * What is to be done on a host.
     *
     * @param command reaches the agent there
     * @param assignment for that agent
     */
    record Launch(ProcessBuilder command, Assignment assignment) {}

    private final List<Launch> launches;
    private final AtomicIntegerArray exitCodes;
    private final List<AgentProcess> agents = new ArrayList<>();
    private final CountDownLatch ending = new CountDownLatch(1);

    private final class Listener implements AgentProcess.Listener {
        private final CompletableFuture<List<String>> rendezvous = new CompletableFuture<>();
        private final Watcher watcher;

        Listener(Watcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public CompletableFuture<List<String>> rendezvous() {
            return rendezvous;
        }

        @Override
        public void ended(int rank, int exitCode) {
            exitCodes.set(rank, exitCode);
            watcher.ended(rank);
        }

        @Override
        public void lost(IOException why) {
            watcher.lost(why);
        }
    }

    HostsCrew(List<Launch> launches, int ranks) {
        this.launches = launches;
        this.exitCodes = new AtomicIntegerArray(ranks);
        for (int rank = 0; rank < ranks; rank++) {
            exitCodes.set(rank, JobResult.UNKNOWN_EXIT_CODE);
        }
    }

    @Override
    public void start(OutputSink sink, Watcher watcher) throws IOException {
        Listener listener = new Listener(watcher);
        for (Launch each : launches) {
            agents.add(AgentProcess.start(each.command, each.assignment, sink, listener));
        }
        Thread thread = new Thread(this::listen, "mpi4j-hosts");
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives up hosts that have become silent. */
    private void listen() {
        try {
            while (!ending.await(1, TimeUnit.SECONDS)) {
                agents.forEach(AgentProcess::tick);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the virtual machine.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int size() {
        return exitCodes.length();
    }

    @Override
    public OptionalInt rank(int process) {
        return OptionalInt.of(process);
    }

    @Override
    public int exitCode(int process) {
        return exitCodes.get(process);
    }

    @Override
    public boolean askForStacks() throws IOException {
        for (AgentProcess agent : agents) {
            agent.askForStacks();
        }
        return true;
    }

    /** An agent tells of the end after all output. */
    @Override
    public void awaitOutput(int process) {}

    @Override
    public void endAll() {
        ending.countDown();
        agents.forEach(AgentProcess::end);
        Termination.awaitEnd(
                agents.stream().flatMap(AgentProcess::tree).toList(), GRACE.toMillis());
        // The agents end their ranks when nothing connects them any more.
        List<ProcessHandle> left = agents.stream().flatMap(AgentProcess::tree).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        Termination.awaitEnd(left, FORCED.toMillis());
        agents.forEach(AgentProcess::awaitReports);
    }
}
