package org.mpi4j.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.measure.Progress;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Statistics;

/** A line a launch, begun when it begins: with its first figures, so that one sees them grow. */
public final class ProgressLines implements Progress {
    private static final int SHOWN = 5;

    private final PrintStream out;
    private final int plannedRounds;
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares the lines.
     *
     * @param out where to
     * @param plannedRounds how many rounds there will be at least
     */
    public ProgressLines(PrintStream out, int plannedRounds) {
        this.out = out;
        this.plannedRounds = plannedRounds;
    }

    @Override
    public void launching(int round, String launch) {
        String of = round <= plannedRounds ? round + "/" + plannedRounds : round + " (more)";
        out.print(Figures.format("round %s  %-14s ", of, launch));
        out.flush();
    }

    @Override
    public void launched(int round, Round.Launch launch, double secondsLeft) {
        StringBuilder line = new StringBuilder();
        line.append(Figures.format("%5.1f s", launch.seconds()));
        Set<Operation> shown = EnumSet.noneOf(Operation.class);
        for (CellRun run : launch.run().cells()) {
            if (shown.size() < SHOWN && shown.add(run.operation())) {
                line.append("  ").append(figure(run));
            }
        }
        out.println(line.append(Figures.format("  %.0f s left", Math.max(0, secondsLeft))));
    }

    @Override
    public void note(String note) {
        notes.add(note);
        out.println(note);
    }

    /**
     * What was noted.
     *
     * @return sentences
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private static String figure(CellRun run) {
        Operation operation = run.operation();
        Cell cell = new Cell(operation, run.bytes(), run.ranks(), 1, 1, 1);
        double figure = cell.figure(Statistics.median(run.samplesUs()));
        return Figures.format(
                "%s %s %s %s",
                operation.text(), cell.size(), Figures.figure(figure), operation.unit());
    }
}
