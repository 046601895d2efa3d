package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.measure.Round.Launch;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;

/**
 * Which launches of two columns are compared: those that found the machine alike, as near in time
 * as there are, each once.
 */
final class Pairs {
    /** What is compared with what. */
    record Pair(Launch mine, Launch theirs) {}

    private final List<Optional<Launch>> mine;
    private final List<Optional<Launch>> theirs;
    private final List<Pair> found = new ArrayList<>();

    private Pairs(List<Optional<Launch>> mine, List<Optional<Launch>> theirs) {
        this.mine = new ArrayList<>(mine);
        this.theirs = new ArrayList<>(theirs);
    }

    /**
     * Chooses the launches.
     *
     * @param rounds that count
     * @param cell what was measured
     * @param column one column
     * @param reference what it is compared with
     * @return the pairs, the nearest in time first; none if no two found the machine alike
     */
    static List<Pair> of(List<Round> rounds, Cell cell, Column column, Column reference) {
        Pairs pairs = new Pairs(launches(rounds, column, cell), launches(rounds, reference, cell));
        for (int distance = 0; distance < rounds.size(); distance++) {
            for (int round = 0; round < rounds.size(); round++) {
                pairs.pair(round, round - distance);
                pairs.pair(round, round + distance);
            }
        }
        return List.copyOf(pairs.found);
    }

    private static List<Optional<Launch>> launches(List<Round> rounds, Column column, Cell cell) {
        return rounds.stream().map(round -> round.launch(column, cell)).toList();
    }

    private void pair(int round, int other) {
        if (other < 0 || other >= theirs.size()) {
            return;
        }
        Optional<Pair> pair =
                mine.get(round).flatMap(m -> theirs.get(other).map(t -> new Pair(m, t)));
        if (pair.isPresent() && alike(pair.get(), round == other)) {
            found.add(pair.get());
            mine.set(round, Optional.empty());
            theirs.set(other, Optional.empty());
        }
    }

    /** Where it is not known, launches of a round are taken to be. */
    private static boolean alike(Pair pair, boolean sameRound) {
        return pair.mine.foundTheMachineLike(pair.theirs).orElse(sameRound);
    }
}
