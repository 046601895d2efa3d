package org.mpi4j.junit.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mpi4j.junit.agent.Agent;
import org.mpi4j.junit.agent.Frame;
import org.mpi4j.junit.agent.Outcome;
import org.mpi4j.junit.agent.TestCall;

/** A started job of agents: its processes and a connection to each rank. */
final class AgentJob {
    private static final Duration END = Duration.ofSeconds(10);

    private final JobSpec spec;
    private final JobProcesses processes;
    private final List<AgentConnection> agents;

    private AgentJob(JobSpec spec, JobProcesses processes, List<AgentConnection> agents) {
        this.spec = spec;
        this.processes = processes;
        this.agents = agents;
    }

    static AgentJob start(JobSpec spec, Settings settings, Duration limit)
            throws IOException, InterruptedException {
        try (Door door = new Door()) {
            JobProcesses processes =
                    JobProcesses.start(spec, settings, Agent.class, door.address());
            try {
                return new AgentJob(spec, processes, door.admit(spec.ranks(), processes, limit));
            } catch (IOException e) {
                processes.kill();
                throw new IOException(e.getMessage() + "; " + processes.lastOutput(), e);
            }
        }
    }

    void run(TestCall call, Collected collected) {
        processes.forgetWarnings();
        List<String> texts = new ArrayList<>(List.of(call.className(), call.method()));
        texts.addAll(call.parameterTypes());
        Frame task = new Frame(Frame.Kind.RUN, texts);
        for (AgentConnection agent : agents) {
            agent.run(task, outcome -> collected.add(agent.rank(), outcome), this::died);
        }
    }

    private Outcome died(AgentConnection agent) {
        Optional<Integer> code = processes.exitCode(agent.rank(), Duration.ofSeconds(3));
        String how =
                code.map(c -> processes.launcher() + " ended with exit code " + c)
                        .orElse(processes.launcher() + " has not ended");
        String headline = "its process (" + agent.pid() + ") ended without an answer; " + how;
        return new Outcome(Outcome.Kind.DIED, headline, processes.lastOutput());
    }

    void dumpMissing(Collected collected, Duration limit) throws InterruptedException {
        List<Integer> missing = collected.missing();
        missing.forEach(rank -> agents.get(rank).askForStacks());
        long deadline = System.nanoTime() + limit.toNanos();
        for (int rank : missing) {
            long left = Math.max(0, deadline - System.nanoTime());
            Optional<String> stacks = agents.get(rank).stacks(left, TimeUnit.NANOSECONDS);
            String otherwise = "process " + agents.get(rank).pid() + " did not answer";
            collected.add(rank, Collected.unfinished(stacks.orElse(otherwise)));
        }
    }

    void addWarnings(Collected collected) {
        List<String> warnings = processes.jniWarnings();
        if (!warnings.isEmpty()) {
            collected.replace(
                    0,
                    new Outcome(
                            Outcome.Kind.ERROR,
                            "-Xcheck:jni has warned during the test (on some rank)",
                            String.join(System.lineSeparator(), warnings)));
        }
    }

    void kill() throws InterruptedException {
        processes.kill();
        agents.forEach(AgentConnection::close);
    }

    void end() {
        try {
            agents.forEach(AgentConnection::end);
            if (!processes.awaitEnd(END)) {
                System.out.println("[" + spec + "] does not end after its tests; it is killed");
                processes.kill();
            }
            agents.forEach(AgentConnection::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
