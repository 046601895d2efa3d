package org.mpi4j.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.launch.Launcher;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.plan.Batch;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.plan.Plan;

/** Goes through the rounds: every column once a round, in shuffled order. */
public final class Session {
    /** What tells how a launch found the machine. */
    private static final List<Operation> STATE = List.of(Operation.FLAG);

    /** More are not read. */
    private static final int NAMED = 6;

    private final Effort effort;
    private final double budget;
    private final List<Cell> cells;
    private final Map<Column, Launcher> launchers;
    private final Progress progress;
    private final Random shuffle;
    private final Pace pace;
    private final long start = System.nanoTime();
    private final List<Round> rounds = new ArrayList<>();
    private final List<Round.Launch> underWay = new ArrayList<>();
    private final List<Cell> state;
    private int wholeRounds;

    /**
     * Prepares the rounds.
     *
     * @param effort how many
     * @param budget no round is begun that would not end within it, as far as can be told
     * @param cells what to measure
     * @param launchers the columns
     * @param progress is told what happens
     * @param seed of the shuffling
     */
    public Session(
            Effort effort,
            Duration budget,
            List<Cell> cells,
            Map<Column, Launcher> launchers,
            Progress progress,
            long seed) {
        this.effort = effort;
        this.budget = budget.toMillis() / 1e3;
        this.cells = cells;
        this.launchers = launchers;
        this.progress = progress;
        this.shuffle = new Random(seed);
        this.state = effort.measures() ? Plan.of(effort, STATE, List.of(), List.of(2)) : List.of();
        this.pace = new Pace(effort, this.budget, launches(cells), cellsOfAll(cells));
    }

    /**
     * What will be done, before it is.
     *
     * @return a sentence
     */
    public String plan() {
        return cells.size()
                + " cells in "
                + launchers.size()
                + " columns, "
                + effort.rounds()
                + " rounds or more of "
                + launches(cells)
                + " launches, "
                + Math.round(budget)
                + " s in all: "
                + Math.round(pace.expectedSeconds())
                + " s a round at most, phases of "
                + pace.phaseMs()
                + " ms at first.";
    }

    /** Measures. */
    public void run() throws InterruptedException {
        while (another()) {
            double before = gone();
            round(cells);
            wholeRounds++;
            pace.roundEnded(wholeRounds, gone() - before, gone());
        }
        repeats();
    }

    /**
     * What is done so far, also of a session that failed: then the last round lacks launches.
     *
     * @return the rounds, the repeated ones last
     */
    public List<Round> rounds() {
        List<Round> all = new ArrayList<>(rounds);
        if (!underWay.isEmpty()) {
            all.add(new Round(rounds.size() + 1, List.copyOf(underWay)));
        }
        return List.copyOf(all);
    }

    /**
     * How many rounds are to count for a cell.
     *
     * @return those that measured every cell, and at least 1
     */
    public int wholeRounds() {
        return Math.max(1, wholeRounds);
    }

    private boolean another() {
        if (wholeRounds == 0) {
            return true;
        }
        if (wholeRounds >= effort.rounds()) {
            return wholeRounds < effort.mostRounds()
                    && fits(pace.expectedSeconds() + budget * Pace.forRepeats(effort));
        }
        if (!fits(pace.expectedSeconds())) {
            progress.note(
                    "Only "
                            + wholeRounds
                            + " of "
                            + effort.rounds()
                            + " rounds: this machine is too slow or too busy for more in "
                            + Math.round(budget)
                            + " s.");
            return false;
        }
        return true;
    }

    private void repeats() throws InterruptedException {
        double wholeRound = seconds(rounds.get(rounds.size() - 1));
        for (int i = 0; i < effort.extraRounds(); i++) {
            List<Cell> spread = spreading();
            if (spread.isEmpty()) {
                return;
            }
            List<Cell> again = withCopies(spread);
            // Starting the twins takes time too, so a part of the cells is never a bargain.
            if (!fits(wholeRound * (0.4 + 0.6 * again.size() / cells.size()))) {
                return;
            }
            progress.note(
                    "The C twin spread more than "
                            + Math.round(100 * Kept.TOLERATED_SPREAD)
                            + " % between launches, repeating: "
                            + names(spread));
            round(again);
        }
    }

    private List<Cell> spreading() {
        return cells.stream()
                .filter(cell -> !Kept.of(rounds, cell, wholeRounds()).steady(cell))
                .toList();
    }

    /** The copies are compared with the C twin of the same round. */
    private List<Cell> withCopies(List<Cell> some) {
        List<Integer> sizes = some.stream().map(Cell::bytes).toList();
        return cells.stream().filter(cell -> some.contains(cell) || isCopyOf(sizes, cell)).toList();
    }

    private static boolean isCopyOf(List<Integer> sizes, Cell cell) {
        return cell.operation() == Operation.COPY && sizes.contains(cell.bytes());
    }

    /** Every column measures a batch before the next one is begun. */
    private void round(List<Cell> some) throws InterruptedException {
        for (Batch batch : Batch.of(some)) {
            List<Column> order = new ArrayList<>(launchers.keySet());
            Collections.shuffle(order, shuffle);
            for (Column column : order) {
                launch(column, batch.with(state).of(column));
            }
        }
        rounds.add(new Round(rounds.size() + 1, List.copyOf(underWay)));
        underWay.clear();
    }

    private void launch(Column column, Batch batch) throws InterruptedException {
        if (batch.cells().isEmpty()) {
            return;
        }
        int round = rounds.size() + 1;
        progress.launching(round, column.title());
        double before = gone();
        TwinRun run =
                launchers
                        .get(column)
                        .launch(
                                batch,
                                effort.bounds(pace.discardedMs(), pace.phaseMs()),
                                Launcher.NOTHING);
        Round.Launch launch = new Round.Launch(column, run, gone() - before, pace.phaseMs());
        underWay.add(launch);
        progress.launched(round, launch, budget - gone());
    }

    private int launches(List<Cell> some) {
        return Batch.of(some).size() * launchers.size();
    }

    private int cellsOfAll(List<Cell> some) {
        return launchers.keySet().stream()
                .mapToInt(c -> (int) some.stream().filter(k -> c.measures(k.operation())).count())
                .sum();
    }

    private double gone() {
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean fits(double seconds) {
        return gone() + seconds <= budget;
    }

    private static double seconds(Round round) {
        return round.launches().stream().mapToDouble(Round.Launch::seconds).sum();
    }

    /** The first of them stand for many. */
    private static String names(List<Cell> some) {
        String first =
                some.stream().limit(NAMED).map(Session::name).collect(Collectors.joining(", "));
        int others = some.size() - NAMED;
        return others > 0 ? first + " and " + others + " other cells" : first;
    }

    private static String name(Cell cell) {
        return cell.operation().text() + " " + cell.size();
    }
}
