package org.mpi4j.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** A job whose ranks {@code mpirun} starts. */
public final class MpirunJob {
    private final MpirunCommand command;
    private final OutputHandler handler;

    /**
     * A job that is not yet started.
     *
     * @param command what to run and how
     * @param handler gets what {@code mpirun} prints, as {@link OutputHandler#ALL_RANKS}
     */
    public MpirunJob(MpirunCommand command, OutputHandler handler) {
        this.command = command;
        this.handler = handler;
    }

    /**
     * Starts {@code mpirun} and waits until it has ended. May be called again.
     *
     * @return how the job ended; with the exit code of {@code mpirun}, which is that of the first
     *     rank that failed
     * @throws IOException if {@code mpirun} cannot be started
     * @throws InterruptedException if the calling thread is interrupted; the ranks are ended
     * @throws IllegalStateException if the output handler threw; the ranks are ended
     */
    public JobResult run() throws IOException, InterruptedException {
        // A killed launcher takes its ranks along.
        List<String> line = new ArrayList<>(DeathSignal.words());
        line.addAll(command.toList());
        ProcessBuilder mpirun = new ProcessBuilder(line);
        command.prepare(mpirun.environment());
        boolean reads = command.spec().input() == JobSpec.Input.INHERITED;
        mpirun.redirectInput(reads ? Redirect.INHERIT : LocalJob.NO_INPUT);
        Crew crew = new LocalCrew(List.of(mpirun), List.of(OutputHandler.ALL_RANKS));
        return new Supervisor(crew, command.spec(), handler).run();
    }
}
