package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mpi4j.benchmarks.launch.Launcher;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Operation;

/** Goes through the rounds: every column once a round, in shuffled order. */
public final class Session {
    private static final int FEWEST_ROUNDS = 1;

    private final Effort effort;
    private final Map<Column, Launcher> launchers;
    private final Progress progress;
    private final Random shuffle;
    private final long start = System.nanoTime();
    private final List<Round> rounds = new ArrayList<>();

    /**
     * Prepares the rounds.
     *
     * @param effort how many
     * @param launchers the columns
     * @param progress is told what happens
     * @param seed of the shuffling
     */
    public Session(Effort effort, Map<Column, Launcher> launchers, Progress progress, long seed) {
        this.effort = effort;
        this.launchers = launchers;
        this.progress = progress;
        this.shuffle = new Random(seed);
    }

    /**
     * Measures.
     *
     * @return the rounds, the repeated ones last
     */
    public List<Round> run() throws InterruptedException {
        planned();
        repeats();
        return List.copyOf(rounds);
    }

    private void planned() throws InterruptedException {
        while (rounds.size() < effort.rounds()) {
            if (rounds.size() >= FEWEST_ROUNDS && !fits(averageRound())) {
                progress.note(
                        "Only "
                                + rounds.size()
                                + " of "
                                + effort.rounds()
                                + " rounds: this machine is too slow or too busy for more in "
                                + effort.budget().toSeconds()
                                + " s.");
                return;
            }
            int left = effort.rounds() - rounds.size();
            rounds.add(round(effort.cells(), left));
        }
    }

    private void repeats() throws InterruptedException {
        double wholeRound = averageRound();
        for (int i = 0; i < effort.extraRounds(); i++) {
            List<Cell> spread = spreading();
            if (spread.isEmpty()) {
                return;
            }
            List<Cell> again = withCopies(spread);
            // Starting the twins takes time too, so a part of the cells is never a bargain.
            if (!fits(wholeRound * (0.4 + 0.6 * again.size() / effort.cells().size()))) {
                return;
            }
            progress.note(
                    "The C twin spread more than "
                            + Math.round(100 * Kept.TOLERATED_SPREAD)
                            + " % between launches, repeating: "
                            + String.join(", ", spread.stream().map(Session::name).toList()));
            rounds.add(round(again, 1));
        }
    }

    private List<Cell> spreading() {
        return effort.cells().stream()
                .filter(cell -> !Kept.of(rounds, cell, effort.rounds()).steady(cell))
                .toList();
    }

    /** The copies are compared with the C twin of the same round. */
    private List<Cell> withCopies(List<Cell> cells) {
        List<Integer> sizes = cells.stream().map(Cell::bytes).toList();
        return effort.cells().stream()
                .filter(cell -> cells.contains(cell) || isCopyOf(sizes, cell))
                .toList();
    }

    private static boolean isCopyOf(List<Integer> sizes, Cell cell) {
        return cell.operation() == Operation.COPY && sizes.contains(cell.bytes());
    }

    private Round round(List<Cell> cells, int roundsLeft) throws InterruptedException {
        int index = rounds.size() + 1;
        List<Column> order = new ArrayList<>(launchers.keySet());
        Collections.shuffle(order, shuffle);
        List<Round.Launch> launches = new ArrayList<>();
        double seconds = 0;
        for (Column column : order) {
            progress.launching(index, column.title());
            Round.Launch launch = launch(column, cells);
            launches.add(launch);
            seconds += launch.seconds();
            double launchesLeft = (double) order.size() * roundsLeft - launches.size();
            progress.launched(launch, seconds / launches.size() * launchesLeft);
        }
        return new Round(index, List.copyOf(launches));
    }

    private Round.Launch launch(Column column, List<Cell> cells) throws InterruptedException {
        long before = System.nanoTime();
        List<Cell> possible =
                cells.stream().filter(cell -> column.measures(cell.operation())).toList();
        var run = launchers.get(column).launch(possible, effort.bounds(), Launcher.NOTHING);
        return new Round.Launch(column, run, (System.nanoTime() - before) / 1e9);
    }

    private boolean fits(double seconds) {
        double gone = (System.nanoTime() - start) / 1e9;
        return gone + seconds <= effort.budget().toSeconds();
    }

    private double averageRound() {
        return rounds.stream()
                .mapToDouble(round -> round.launches().stream().mapToDouble(l -> l.seconds()).sum())
                .average()
                .orElse(0);
    }

    private static String name(Cell cell) {
        return cell.operation().text() + " " + cell.size();
    }
}
