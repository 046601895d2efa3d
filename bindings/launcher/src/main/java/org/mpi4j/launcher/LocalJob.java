package org.mpi4j.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mpi4j.purejava.launch.RankVariables;

/** A job whose ranks are processes of this host that talk through the pure-Java backend. */
public final class LocalJob {
    /** The backend that the ranks use. */
    public static final String BACKEND = "purejava";

    private final JobSpec spec;
    private final OutputHandler handler;

    /**
     * A job that is not yet started.
     *
     * @param spec what to run
     * @param handler gets what the ranks print
     * @throws IllegalArgumentException if the job is for other hosts
     */
    public LocalJob(JobSpec spec, OutputHandler handler) {
        if (!spec.hosts().isEmpty()) {
            throw new IllegalArgumentException(
                    "hosts = " + spec.hosts() + ": a LocalJob has none, use HostsJob");
        }
        this.spec = spec;
        this.handler = handler;
    }

    /**
     * Starts the ranks and waits until all have ended. May be called again.
     *
     * @return how the job ended
     * @throws IOException if a rank cannot be started; the others are ended
     * @throws InterruptedException if the calling thread is interrupted; the ranks are ended
     * @throws IllegalStateException if the output handler threw; the ranks are ended
     */
    public JobResult run() throws IOException, InterruptedException {
        String job = RankVariables.newJob();
        List<ProcessBuilder> commands = new ArrayList<>();
        for (int rank = 0; rank < spec.ranks(); rank++) {
            commands.add(command(rank, job));
        }
        List<Integer> ranks = IntStream.range(0, spec.ranks()).boxed().toList();
        return new Supervisor(new LocalCrew(commands, ranks), spec, handler).run();
    }

    private ProcessBuilder command(int rank, String job) throws IOException {
        ProcessBuilder command = new ProcessBuilder(spec.rankCommand(BACKEND));
        command.environment().putAll(spec.environment());
        command.environment().putAll(RankVariables.of(job, rank, spec.ranks()));
        command.redirectInput(input(rank));
        return command;
    }

    private Redirect input(int rank) {
        boolean reads = rank == 0 && spec.input() == JobSpec.Input.INHERITED;
        return reads ? Redirect.INHERIT : NO_INPUT;
    }

    static final Redirect NO_INPUT =
            Redirect.from(
                    new File(
                            System.getProperty("os.name", "").startsWith("Windows")
                                    ? "NUL"
                                    : "/dev/null"));
}
