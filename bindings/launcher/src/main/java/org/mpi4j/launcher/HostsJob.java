package org.mpi4j.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.launcher.wire.Assignment;
import org.mpi4j.purejava.launch.RankVariables;
import org.mpi4j.purejava.transport.tcp.JobSecret;

/**
 * A job whose ranks run on several hosts and talk through the pure-Java backend: those of one host
 * through its memory, others through TCP.
 *
 * <p>On each host an agent is started, by {@code ssh} where it is another host. It starts the ranks
 * there and sends here what they print. An agent that is no longer connected ends its ranks, and a
 * host that is lost ends the job. The class path of the ranks must hold this library, and be valid
 * on every host; so must the {@code java} command.
 */
public final class HostsJob {
    private static final List<String> AGENT_OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx128m",
                    // Standard output is the wire.
                    "-XX:+DisplayVMOutputToStderr",
                    "-Xlog:disable",
                    "-Xlog:all=warning:stderr");

    private final JobSpec spec;
    private final OutputHandler handler;
    private final List<Placement> placements;

    /**
     * A job that is not yet started.
     *
     * @param spec what to run, and on which hosts
     * @param handler gets what the ranks print, and as {@link OutputHandler#ALL_RANKS} what the
     *     command says that reaches the hosts
     * @throws IllegalArgumentException if the hosts have fewer slots than the job has ranks
     */
    public HostsJob(JobSpec spec, OutputHandler handler) {
        this.spec = spec;
        this.handler = handler;
        this.placements = Placement.of(spec.ranks(), spec.hosts());
    }

    /**
     * Starts the ranks and waits until all have ended. May be called again. If rank 0 reads what
     * this process would read, some of that may be read from here without having been used.
     *
     * @return how the job ended
     * @throws IOException if the ranks cannot be started on a host, or a host is lost; the others
     *     are ended
     * @throws InterruptedException if the calling thread is interrupted; the ranks are ended
     * @throws IllegalStateException if the output handler threw; the ranks are ended
     */
    public JobResult run() throws IOException, InterruptedException {
        String job = RankVariables.newJob();
        String secret = JobSecret.random().toHex();
        RemoteShell shell = new RemoteShell(spec.remoteShell());
        List<HostsCrew.Launch> launches = new ArrayList<>();
        for (Placement placement : placements) {
            Assignment assignment = assignment(placement, job, secret);
            ProcessBuilder command =
                    new ProcessBuilder(shell.command(placement.host(), agentCommand()));
            launches.add(new HostsCrew.Launch(command, assignment));
        }
        return new Supervisor(new HostsCrew(launches, spec.ranks()), spec, handler).run();
    }

    /** All that is secret is told to the agent when it runs. */
    private List<String> agentCommand() {
        List<String> command = new ArrayList<>(List.of(spec.java(), "-cp", spec.usedClassPath()));
        command.addAll(AGENT_OPTIONS);
        command.add(Agent.class.getName());
        return command;
    }

    private Assignment assignment(Placement placement, String job, String secret) {
        boolean hasFirst = placement.ranks().get(0) == 0;
        return new Assignment(
                job,
                secret,
                spec.ranks(),
                placement.host(),
                placement.ranks(),
                Path.of("").toAbsolutePath().toString(),
                spec.rankCommand(LocalJob.BACKEND),
                spec.environment(),
                new Assignment.Duties(
                        hasFirst, hasFirst && spec.input() == JobSpec.Input.INHERITED));
    }
}
