package org.mpi4j.benchmarks.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;

/** Starts the twin of one column on two ranks. */
public final class Launcher {
    /** Number of ranks of every measurement. */
    public static final int RANKS = 2;

    /** For {@code corrupted}: nothing is. */
    public static final String NOTHING = "none";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The processes of one launch, given the arguments that all twins take. */
    @FunctionalInterface
    interface Commands {
        List<ProcessBuilder> of(List<String> arguments);
    }

    private final Column column;
    private final Commands commands;

    Launcher(Column column, Commands commands) {
        this.column = column;
        this.commands = commands;
    }

    /**
     * Runs the twin once.
     *
     * @param cells what to measure
     * @param maxWarmUpBlocks bound of the warm-up
     * @param corrupted name of an operation of which a received byte is changed, to see that
     *     validation finds it; {@link #NOTHING} in earnest
     * @return what it measured
     * @throws LaunchException if it failed; also if anything arrived wrong
     */
    public TwinRun launch(List<Cell> cells, int maxWarmUpBlocks, String corrupted)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(maxWarmUpBlocks));
        arguments.add(corrupted);
        cells.forEach(cell -> arguments.add(cell.text()));
        try {
            Job.Ended ended = Job.run(commands.of(arguments), LIMIT);
            return complete(TwinRun.parse(ended.output()), cells, ended);
        } catch (LaunchException e) {
            throw new LaunchException(e, column.title() + " twin" + wrong(e.ended()));
        }
    }

    private static TwinRun complete(TwinRun run, List<Cell> cells, Job.Ended ended) {
        if (run.cells().size() != cells.size()) {
            throw new LaunchException(
                    "measured " + run.cells().size() + " of " + cells.size() + " cells", ended);
        }
        if (run.cells().stream().anyMatch(cell -> !cell.valid())) {
            throw new LaunchException("ended as if all were well", ended);
        }
        return run;
    }

    /** Which operations failed validation, of a twin that may not have come to its end. */
    private static String wrong(Job.Ended ended) {
        List<String> invalid =
                ended.output().stream()
                        .filter(line -> line.contains("\"valid\":false"))
                        .map(line -> line.replaceAll(",\"events.*", "}"))
                        .toList();
        return invalid.isEmpty() ? "" : " received wrong data in " + invalid;
    }
}
