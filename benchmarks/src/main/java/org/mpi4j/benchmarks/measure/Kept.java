package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.mpi4j.benchmarks.measure.Round.Launch;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Statistics;

/**
 * The rounds of a cell that count. If there are more than wanted, those are kept whose C twins lie
 * closest together: the C twin alone decides, never the figure that is compared with it.
 *
 * @param rounds that count
 * @param rejected indices of the others
 * @param spread of the C twin over the rounds that count and found the machine alike, in the state
 *     that most of them found it in; empty without a C twin
 */
public record Kept(List<Round> rounds, List<Integer> rejected, OptionalDouble spread) {
    /** A C twin that spreads more than this makes a cell be repeated. */
    public static final double TOLERATED_SPREAD = 0.2;

    private record Reference(Round round, Launch launch, double us) {}

    /**
     * Chooses the rounds of a cell.
     *
     * @param all rounds so far
     * @param cell the cell
     * @param wanted how many rounds are to count
     * @return the choice
     */
    public static Kept of(List<Round> all, Cell cell, int wanted) {
        List<Reference> references = references(all, cell);
        if (references.isEmpty()) {
            return new Kept(all, List.of(), OptionalDouble.empty());
        }
        List<Reference> kept = closest(references, Math.min(wanted, references.size()));
        List<Round> rounds =
                kept.stream()
                        .map(Reference::round)
                        .sorted(Comparator.comparingInt(Round::index))
                        .toList();
        List<Integer> rejected =
                references.stream()
                        .map(Reference::round)
                        .filter(round -> !rounds.contains(round))
                        .map(Round::index)
                        .sorted()
                        .toList();
        return new Kept(rounds, rejected, OptionalDouble.of(spread(ofTheCommonState(kept))));
    }

    /**
     * Whether the C twin was steady enough for its ratios to mean something. Copies are not judged
     * by it: they are short, and nothing is compared with them alone. Nor is start-up, of which a
     * launch gives one sample.
     *
     * @param cell the cell
     * @return false if the cell should be repeated
     */
    public boolean steady(Cell cell) {
        return cell.operation() == Operation.COPY
                || cell.operation().family().isRecorded()
                || spread.orElse(0) <= TOLERATED_SPREAD;
    }

    private static List<Reference> references(List<Round> all, Cell cell) {
        List<Reference> references = new ArrayList<>();
        for (Round round : all) {
            round.launch(Column.C, cell)
                    .ifPresent(launch -> references.add(reference(round, launch, cell)));
        }
        return references;
    }

    private static Reference reference(Round round, Launch launch, Cell cell) {
        List<Double> us = launch.cell(cell).orElseThrow().samplesUs();
        return new Reference(round, launch, Statistics.median(us));
    }

    /** The most that found the machine alike. */
    private static List<Reference> ofTheCommonState(List<Reference> references) {
        return references.stream()
                .map(one -> references.stream().filter(other -> alike(one, other)).toList())
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static boolean alike(Reference one, Reference other) {
        return one.launch.foundTheMachineLike(other.launch).orElse(true);
    }

    private static List<Reference> closest(List<Reference> references, int wanted) {
        List<Reference> sorted =
                references.stream().sorted(Comparator.comparingDouble(Reference::us)).toList();
        List<Reference> best = sorted.subList(0, wanted);
        for (int from = 1; from + wanted <= sorted.size(); from++) {
            List<Reference> candidate = sorted.subList(from, from + wanted);
            if (spread(candidate) < spread(best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double spread(List<Reference> references) {
        return Statistics.spread(references.stream().map(Reference::us).toList());
    }
}
