package org.mpi4j.benchmarks.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
public record Comparison(Cell cell, Kept kept, Map<Column, Entry> columns) {
    /**
     * One column.
     *
     * @param figure in the unit of the operation
     * @param ratioToC the column's figure by C's of the same round; empty without C
     * @param cPlusTwoCopiesUs what a message of C and two copies take together, in microseconds;
     *     only for native arrays
     * @param ratioToCPlusTwoCopies time of a message by that time in the same round
     * @param allocatedPerCall bytes of Java heap; empty for C
     * @param events distribution of single events in microseconds; empty where samples are batches
     * @param steadyLaunches launches whose warm-up ended because the blocks agreed
     */
    public record Entry(
            Estimate figure,
            Optional<Estimate> ratioToC,
            Optional<Double> cPlusTwoCopiesUs,
            Optional<Estimate> ratioToCPlusTwoCopies,
            Optional<Double> allocatedPerCall,
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
        for (Column column : Column.values()) {
            List<CellRun> runs =
                    kept.rounds().stream().flatMap(r -> r.cell(column, cell).stream()).toList();
            if (!runs.isEmpty()) {
                columns.put(column, entry(kept.rounds(), cell, column, runs));
            }
        }
        return new Comparison(cell, kept, columns);
    }

    private static Entry entry(List<Round> rounds, Cell cell, Column column, List<CellRun> runs) {
        List<Double> figures = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> allowed = new ArrayList<>();
        List<Double> byAllowed = new ArrayList<>();
        for (Round round : rounds) {
            Optional<Double> mine = us(round, column, cell);
            Optional<Double> c = us(round, Column.C, cell);
            mine.ifPresent(us -> figures.add(cell.operation().figure(us, cell.bytes())));
            if (mine.isPresent() && c.isPresent() && column != Column.C) {
                ratios.add(figure(cell, mine.get()) / figure(cell, c.get()));
                cPlusTwoCopies(round, column, cell, c.get())
                        .ifPresent(
                                us -> {
                                    allowed.add(us);
                                    byAllowed.add(cell.operation().usPerCall(mine.get()) / us);
                                });
            }
        }
        return new Entry(
                Estimate.of(figures),
                estimate(ratios),
                estimate(allowed).map(Estimate::median),
                estimate(byAllowed),
                allocated(runs),
                distribution(cell, runs),
                (int) runs.stream().filter(CellRun::steady).count());
    }

    private static double figure(Cell cell, double us) {
        return cell.operation().figure(us, cell.bytes());
    }

    private static Optional<Double> us(Round round, Column column, Cell cell) {
        return round.cell(column, cell).map(run -> Statistics.median(run.samplesUs()));
    }

    private static Optional<Double> cPlusTwoCopies(
            Round round, Column column, Cell cell, double c) {
        if (column != Column.NATIVE_ARRAYS || cell.operation() == Operation.COPY) {
            return Optional.empty();
        }
        Cell copy = new Cell(Operation.COPY, cell.bytes(), 1, 1, 1);
        return us(round, column, copy).map(us -> cell.operation().usPerCall(c) + 2 * us);
    }

    private static Optional<Estimate> estimate(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(values));
    }

    private static Optional<Double> allocated(List<CellRun> runs) {
        List<Double> bytes = runs.stream().flatMap(r -> r.allocatedPerCall().stream()).toList();
        return bytes.isEmpty() ? Optional.empty() : Optional.of(Statistics.median(bytes));
    }

    private static Optional<Distribution> distribution(Cell cell, List<CellRun> runs) {
        if (!cell.timesSingleEvents()) {
            return Optional.empty();
        }
        return Optional.of(
                Distribution.of(runs.stream().flatMap(r -> r.samplesUs().stream()).toList()));
    }
}
