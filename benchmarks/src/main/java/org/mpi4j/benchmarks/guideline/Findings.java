package org.mpi4j.benchmarks.guideline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mpi4j.benchmarks.guideline.Guideline.Part;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Statistics;

/** Looks at every guideline for which a run has the figures. */
public final class Findings {
    /** Operations on data that could as well be sent in pieces. */
    private static final Set<Operation> DIVISIBLE =
            EnumSet.of(
                    Operation.LATENCY,
                    Operation.BCAST,
                    Operation.GATHER,
                    Operation.SCATTER,
                    Operation.ALLGATHER,
                    Operation.ALLTOALL,
                    Operation.REDUCE,
                    Operation.ALLREDUCE,
                    Operation.REDUCE_SCATTER_BLOCK,
                    Operation.SCAN);

    private final List<Round> rounds;
    private final List<Cell> cells;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(List<Round> rounds, List<Cell> cells) {
        this.rounds = rounds;
        this.cells = cells;
    }

    /**
     * Judges.
     *
     * @param rounds what was measured
     * @param cells of the run
     * @return a finding for each guideline, column, size and number of ranks that has figures on
     *     both sides
     */
    public static List<Finding> of(List<Round> rounds, List<Cell> cells) {
        Findings found = new Findings(rounds, cells);
        Guideline.all().forEach(found::compare);
        DIVISIBLE.forEach(found::compareSizes);
        return List.copyOf(found.findings);
    }

    private void compare(Guideline guideline) {
        of(guideline.operation())
                .forEach(
                        cell ->
                                judge(
                                        guideline.words(),
                                        cell,
                                        (round) -> together(guideline, cell, round)));
    }

    private List<Cell> of(Operation operation) {
        return cells.stream().filter(cell -> cell.operation() == operation).toList();
    }

    /** What a round says of a column. */
    private record Look(Round round, Column column) {
        Optional<Double> us(Cell cell) {
            return round.cell(column, cell)
                    .map(run -> Statistics.median(run.samplesUs()))
                    .map(cell.operation()::usPerCall);
        }
    }

    private static Optional<Double> together(Guideline guideline, Cell cell, Look look) {
        double sum = guideline.littleUs();
        for (Part part : guideline.others()) {
            Cell other = like(cell, part.operation(), cell.bytes());
            Optional<Double> us = look.us(other);
            if (us.isEmpty()) {
                return Optional.empty();
            }
            sum += part.times().of(cell.ranks()) * us.get();
        }
        return Optional.of(sum);
    }

    private static Cell like(Cell cell, Operation operation, int bytes) {
        return new Cell(operation, bytes, cell.ranks(), 1, 1, 1);
    }

    /** A message is not slower than two halves of it, and not faster than a longer one. */
    private void compareSizes(Operation operation) {
        List<Cell> ascending =
                of(operation).stream()
                        .sorted(Comparator.comparingInt(Cell::ranks).thenComparing(Cell::bytes))
                        .toList();
        for (int i = 1; i < ascending.size(); i++) {
            Cell shorter = ascending.get(i - 1);
            Cell longer = ascending.get(i);
            if (shorter.ranks() == longer.ranks()) {
                compareSizes(shorter, longer);
            }
        }
    }

    private void compareSizes(Cell shorter, Cell longer) {
        String name = shorter.operation().text();
        judge(name + " <= " + name + " of " + longer.size(), shorter, look -> look.us(longer));
        if (longer.bytes() % shorter.bytes() == 0) {
            int pieces = longer.bytes() / shorter.bytes();
            judge(
                    name + " <= " + pieces + " x " + name + " of " + shorter.size(),
                    longer,
                    look -> look.us(shorter).map(us -> pieces * us));
        }
    }

    private void judge(String words, Cell cell, Function<Look, Optional<Double>> bound) {
        for (Column column : Arrays.asList(Column.values())) {
            List<Double> ratios = new ArrayList<>();
            for (Round round : rounds) {
                Look look = new Look(round, column);
                Optional<Double> allowed = bound.apply(look);
                look.us(cell).ifPresent(us -> allowed.ifPresent(a -> ratios.add(us / a)));
            }
            if (!ratios.isEmpty()) {
                findings.add(new Finding(words, column, cell, Estimate.of(ratios)));
            }
        }
    }
}
