package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Statistics;

/**
 * One cell, every column, over the rounds that count.
 *
 * @param cell what was measured
 * @param kept which rounds count
 * @param columns what each column came to
 * @param lacking why a column could not measure it
 */
public record Comparison(
        Cell cell, Kept kept, Map<Column, Entry> columns, Map<Column, String> lacking) {
    /**
     * One column.
     *
     * @param figure in the unit of the operation
     * @param ratioToC the column's figure by C's, of launches that found the machine alike; empty
     *     without such
     * @param nsOverC what a message takes longer than in C in such a launch, in nanoseconds; empty
     *     without such
     * @param ratioToCounterpart the column's figure by that of its {@link Column#counterpart}, of
     *     launches that found the machine alike; empty without such
     * @param cPlusWarmCopiesUs what a message of C and its copies take, measured by themselves and
     *     added up, in microseconds; only for native arrays
     * @param ratioToCPlusWarmCopies time of a message by that time
     * @param allocatedPerCall bytes of Java heap; empty for C
     * @param overlapPercent how much of the operation a computation hides; empty where nothing can
     *     be computed meanwhile
     * @param events distribution of single events in microseconds; empty where samples are batches
     * @param steadyLaunches launches whose warm-up ended because the blocks agreed
     */
    public record Entry(
            Estimate figure,
            Optional<Estimate> ratioToC,
            Optional<Estimate> nsOverC,
            Optional<Estimate> ratioToCounterpart,
            Optional<Double> cPlusWarmCopiesUs,
            Optional<Estimate> ratioToCPlusWarmCopies,
            Optional<Double> allocatedPerCall,
            Optional<Double> overlapPercent,
            Optional<Distribution> events,
            int steadyLaunches) {}

    /**
     * Distribution of single events over all launches, in microseconds.
     *
     * @param p50 half of them take no longer
     * @param p90 nine of ten take no longer
     * @param p99 99 of 100 take no longer
     * @param max the longest
     */
    public record Distribution(double p50, double p90, double p99, double max) {
        static Distribution of(List<Double> us) {
            return new Distribution(
                    Statistics.percentile(us, 0.5),
                    Statistics.percentile(us, 0.9),
                    Statistics.percentile(us, 0.99),
                    Statistics.percentile(us, 1));
        }
    }

    /**
     * Compares the columns of a cell.
     *
     * @param rounds all rounds
     * @param cell the cell
     * @param wanted how many rounds are to count
     * @return the comparison
     */
    public static Comparison of(List<Round> rounds, Cell cell, int wanted) {
        Kept kept = Kept.of(rounds, cell, wanted);
        Map<Column, Entry> columns = new EnumMap<>(Column.class);
        Map<Column, String> lacking = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            List<CellRun> runs =
                    kept.rounds().stream().flatMap(r -> r.cell(column, cell).stream()).toList();
            if (!runs.isEmpty()) {
                columns.put(column, entry(kept.rounds(), cell, column, runs));
            }
            rounds.stream()
                    .flatMap(round -> round.lacking(column, cell).stream())
                    .findFirst()
                    .ifPresent(reason -> lacking.put(column, reason));
        }
        return new Comparison(cell, kept, columns, lacking);
    }

    private static Entry entry(List<Round> rounds, Cell cell, Column column, List<CellRun> runs) {
        boolean arrays = column == Column.NATIVE_ARRAYS && cell.operation() != Operation.COPY;
        Optional<Column> counterpart =
                column.counterpart().filter(other -> cell.operation() != Operation.COPY);
        List<WithCopies> copied = arrays ? withCopies(rounds, cell) : List.of();
        return new Entry(
                Estimate.of(runs.stream().map(run -> figure(cell, us(run))).toList()),
                column == Column.C ? Optional.empty() : ratios(rounds, cell, column, Column.C),
                column == Column.C ? Optional.empty() : nsOverC(rounds, cell, column),
                counterpart.flatMap(other -> ratios(rounds, cell, column, other)),
                estimate(copied.stream().map(WithCopies::allowedUs).toList()).map(Estimate::median),
                estimate(copied.stream().map(one -> one.us / one.allowedUs).toList()),
                medianOf(runs, CellRun::allocatedPerCall),
                medianOf(runs, CellRun::overlapPercent),
                distribution(cell, runs),
                (int) runs.stream().filter(CellRun::steady).count());
    }

    private static Optional<Estimate> ratios(
            List<Round> rounds, Cell cell, Column column, Column reference) {
        return paired(
                rounds,
                cell,
                column,
                reference,
                (mine, theirs) -> figure(cell, mine) / figure(cell, theirs));
    }

    private static Optional<Estimate> nsOverC(List<Round> rounds, Cell cell, Column column) {
        Operation operation = cell.operation();
        return paired(
                rounds,
                cell,
                column,
                Column.C,
                (mine, c) -> (operation.usPerCall(mine) - operation.usPerCall(c)) * 1e3);
    }

    /** Two columns' times of an event, compared launch by launch. */
    private static Optional<Estimate> paired(
            List<Round> rounds,
            Cell cell,
            Column column,
            Column reference,
            DoubleBinaryOperator compare) {
        List<Double> results = new ArrayList<>();
        for (Pairs.Pair pair : Pairs.of(rounds, cell, column, reference)) {
            results.add(compare.applyAsDouble(us(pair.mine(), cell), us(pair.theirs(), cell)));
        }
        return estimate(results);
    }

    /** What C and the copies of each launch of arrays take, added up; and that launch itself. */
    private record WithCopies(double us, double allowedUs) {}

    private static List<WithCopies> withCopies(List<Round> rounds, Cell cell) {
        Cell copy = new Cell(Operation.COPY, cell.bytes(), cell.ranks(), 1, 1, 1);
        Operation operation = cell.operation();
        List<WithCopies> all = new ArrayList<>();
        for (Pairs.Pair pair : Pairs.of(rounds, cell, Column.NATIVE_ARRAYS, Column.C)) {
            double us = operation.usPerCall(us(pair.mine(), cell));
            double c = operation.usPerCall(us(pair.theirs(), cell));
            pair.mine()
                    .cell(copy)
                    .map(Comparison::us)
                    .ifPresent(one -> all.add(new WithCopies(us, c + operation.copies() * one)));
        }
        return all;
    }

    private static double figure(Cell cell, double us) {
        return cell.figure(us);
    }

    private static double us(Round.Launch launch, Cell cell) {
        return us(launch.cell(cell).orElseThrow());
    }

    private static double us(CellRun run) {
        return Statistics.median(run.samplesUs());
    }

    private static Optional<Estimate> estimate(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(values));
    }

    private static Optional<Double> medianOf(
            List<CellRun> runs, Function<CellRun, Optional<Double>> what) {
        List<Double> values = runs.stream().flatMap(run -> what.apply(run).stream()).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.median(values));
    }

    private static Optional<Distribution> distribution(Cell cell, List<CellRun> runs) {
        if (!cell.timesSingleEvents()) {
            return Optional.empty();
        }
        return Optional.of(
                Distribution.of(runs.stream().flatMap(r -> r.samplesUs().stream()).toList()));
    }
}
