package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.benchmarks.plan.Batch;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;

/** Starts the twin of one column. */
public final class Launcher {
    /** Number of ranks unless said otherwise. */
    public static final int RANKS = 2;

    /** For {@code corrupted}: nothing is. */
    public static final String NOTHING = "none";

    /** For {@code corrupted}: every operation that moves data. */
    public static final String EVERYTHING = "all";

    private static final Duration START = Duration.ofMinutes(2);

    /** Warming up twice, samples, and the same again for overlap. */
    private static final int PHASES = 4;

    /** The processes of one launch, given the arguments that all twins take. */
    @FunctionalInterface
    interface Commands {
        List<ProcessBuilder> of(int ranks, List<String> arguments);
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
     * @param batch what to measure
     * @param bounds of each cell
     * @param corrupted name of an operation of which a received byte is changed, to see that
     *     validation finds it; {@link #NOTHING} in earnest
     * @return what it measured
     * @throws LaunchException if it failed; also if anything arrived wrong
     */
    public TwinRun launch(Batch batch, Effort.Bounds bounds, String corrupted)
            throws InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            List<String> arguments = arguments(batch, bounds, corrupted, scratch.directory());
            Duration cells = Duration.ofMillis((long) bounds.phaseMs() * batch.cells().size());
            Duration discarded = Duration.ofMillis(bounds.discardedMs());
            Job.Ended ended =
                    Job.run(
                            commands.of(batch.ranks(), arguments),
                            START.plus(discarded).plus(cells.multipliedBy(PHASES)));
            return complete(TwinRun.parse(ended.output()), batch, ended);
        } catch (LaunchException e) {
            throw new LaunchException(e, column.title() + " twin" + wrong(e.ended()));
        }
    }

    private static List<String> arguments(
            Batch batch, Effort.Bounds bounds, String corrupted, Path directory) {
        List<String> arguments = new ArrayList<>();
        arguments.add(batch.threaded() ? "MULTIPLE" : "FUNNELED");
        arguments.add(Integer.toString(bounds.discardedMs()));
        arguments.add(Integer.toString(bounds.warmUpBlocks()));
        arguments.add(Integer.toString(bounds.phaseMs()));
        arguments.add(corrupted);
        arguments.add(directory.toString());
        arguments.add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
        batch.cells().forEach(cell -> arguments.add(cell.text()));
        return arguments;
    }

    private static TwinRun complete(TwinRun run, Batch batch, Job.Ended ended) {
        int answers = run.cells().size() + run.lacking().size();
        if (answers != batch.cells().size()) {
            throw new LaunchException(
                    "measured " + answers + " of " + batch.cells().size() + " cells", ended);
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
