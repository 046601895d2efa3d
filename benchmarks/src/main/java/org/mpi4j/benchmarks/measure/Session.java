package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mpi4j.benchmarks.launch.Launcher;
import org.mpi4j.benchmarks.plan.Batch;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Operation;

/** Goes through the rounds: every column once a round, in shuffled order. */
public final class Session {
    private static final int FEWEST_ROUNDS = 1;

    private final Effort effort;
    private final List<Cell> cells;
    private final Map<Column, Launcher> launchers;
    private final Progress progress;
    private final Random shuffle;
    private final long start = System.nanoTime();
    private final List<Round> rounds = new ArrayList<>();

    /**
     * Prepares the rounds.
     *
     * @param effort how many
     * @param cells what to measure
     * @param launchers the columns
     * @param progress is told what happens
     * @param seed of the shuffling
     */
    public Session(
            Effort effort,
            List<Cell> cells,
            Map<Column, Launcher> launchers,
            Progress progress,
            long seed) {
        this.effort = effort;
        this.cells = cells;
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

    /**
     * What is done so far, also of a session that failed.
     *
     * @return the rounds that came to their end
     */
    public List<Round> rounds() {
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
            rounds.add(round(cells, left));
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
            if (!fits(wholeRound * (0.4 + 0.6 * again.size() / cells.size()))) {
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
        return cells.stream()
                .filter(cell -> !Kept.of(rounds, cell, effort.rounds()).steady(cell))
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
    private Round round(List<Cell> some, int roundsLeft) throws InterruptedException {
        List<Batch> batches = Batch.of(some);
        List<Round.Launch> launches = new ArrayList<>();
        int inAll = batches.size() * launchers.size() * roundsLeft;
        for (Batch batch : batches) {
            List<Column> order = new ArrayList<>(launchers.keySet());
            Collections.shuffle(order, shuffle);
            for (Column column : order) {
                launch(column, batch.of(column), launches, inAll);
            }
        }
        return new Round(rounds.size() + 1, List.copyOf(launches));
    }

    private void launch(Column column, Batch batch, List<Round.Launch> launches, int inAll)
            throws InterruptedException {
        if (batch.cells().isEmpty()) {
            return;
        }
        progress.launching(rounds.size() + 1, column.title());
        long before = System.nanoTime();
        var run = launchers.get(column).launch(batch, effort.bounds(), Launcher.NOTHING);
        Round.Launch launch = new Round.Launch(column, run, (System.nanoTime() - before) / 1e9);
        launches.add(launch);
        double seconds = launches.stream().mapToDouble(Round.Launch::seconds).average().orElse(0);
        progress.launched(launch, seconds * (inAll - launches.size()));
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
