package org.mpi4j.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Processes that are children of this one. */
final class LocalCrew implements Crew {
    /**
     * A process that a rank left behind may hold its output open for ever, so the wait has an end.
     */
    private static final long OUTPUT_DRAIN_MILLIS = 2_000;

    private final List<ProcessBuilder> commands;
    private final List<Integer> ranks;
    private final List<RankProcess> processes = new ArrayList<>();
    private final Termination termination = new Termination(processes);

    /**
     * @param ranks of each command its rank, or {@link OutputHandler#ALL_RANKS}
     */
    LocalCrew(List<ProcessBuilder> commands, List<Integer> ranks) {
        this.commands = commands;
        this.ranks = ranks;
    }

    @Override
    public void start(OutputSink sink, Watcher watcher) throws IOException {
        for (int i = 0; i < commands.size(); i++) {
            int process = i;
            RankProcess started = RankProcess.start(commands.get(i), ranks.get(i), sink);
            processes.add(started);
            var unused = started.onExit().thenRun(() -> watcher.ended(process));
        }
    }

    @Override
    public int size() {
        return commands.size();
    }

    @Override
    public OptionalInt rank(int process) {
        int rank = ranks.get(process);
        return rank == OutputHandler.ALL_RANKS ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    @Override
    public int exitCode(int process) {
        return processes.get(process).exitCode();
    }

    /** What a process reads, if its command says that it is a pipe. */
    OutputStream input(int process) {
        return processes.get(process).input();
    }

    @Override
    public boolean askForStacks() throws IOException, InterruptedException {
        return StackDump.request(processes);
    }

    @Override
    public void awaitOutput(int process) throws InterruptedException {
        processes.get(process).awaitOutput(OUTPUT_DRAIN_MILLIS);
    }

    @Override
    public void endAll() {
        termination.endAll();
    }
}
