package org.mpi4j.benchmarks.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Statistics;

/**
 * One launch of every column, close together in time: what is compared was measured in one round.
 *
 * @param index from 1
 * @param launches in the order in which they took place
 */
public record Round(int index, List<Launch> launches) {
    /**
     * One launch.
     *
     * @param column which twin
     * @param run what it measured
     * @param seconds how long it took from start to end
     * @param phaseMs bound of a phase of a cell, in milliseconds
     */
    public record Launch(Column column, TwinRun run, double seconds, int phaseMs) {
        /** Times of the flag that differ by more are not of the same machine. */
        private static final double MOST_TIMES = 1.5;

        /**
         * What the launch measured for a cell.
         *
         * @param cell the cell
         * @return empty if it did not measure it
         */
        public Optional<CellRun> cell(Cell cell) {
            return run.cells().stream()
                    .filter(
                            one ->
                                    one.operation() == cell.operation()
                                            && one.bytes() == cell.bytes()
                                            && one.ranks() == cell.ranks())
                    .findFirst();
        }

        private OptionalDouble flagUs() {
            return run.cells().stream()
                    .filter(one -> one.operation() == Operation.FLAG)
                    .mapToDouble(one -> Statistics.median(one.samplesUs()))
                    .findFirst();
        }

        /**
         * Whether two launches found the machine alike. A machine hands a word from one core to
         * another five times faster at one time than at another, every message follows it, and a
         * whole launch may find the one or the other, whatever it runs.
         *
         * @param other another launch
         * @return empty if one of them did not measure the flag
         */
        Optional<Boolean> foundTheMachineLike(Launch other) {
            OptionalDouble mine = flagUs();
            OptionalDouble theirs = other.flagUs();
            if (mine.isEmpty() || theirs.isEmpty()) {
                return Optional.empty();
            }
            double here = mine.getAsDouble();
            double there = theirs.getAsDouble();
            return Optional.of(Math.max(here, there) <= MOST_TIMES * Math.min(here, there));
        }
    }

    /**
     * The launch of a column that measured a cell in this round.
     *
     * @param column the column
     * @param cell the cell
     * @return empty if the column was left out or the round did not repeat the cell
     */
    public Optional<Launch> launch(Column column, Cell cell) {
        return launches.stream()
                .filter(launch -> launch.column() == column && launch.cell(cell).isPresent())
                .findFirst();
    }

    /**
     * What a column measured for a cell in this round.
     *
     * @param column the column
     * @param cell the cell
     * @return empty if the column was left out or the round did not repeat the cell
     */
    public Optional<CellRun> cell(Column column, Cell cell) {
        return launch(column, cell).flatMap(launch -> launch.cell(cell));
    }

    /**
     * Why a column could not measure a cell in this round.
     *
     * @param column the column
     * @param cell the cell
     * @return empty if the column was left out or could
     */
    public Optional<String> lacking(Column column, Cell cell) {
        return launches.stream()
                .filter(launch -> launch.column() == column)
                .flatMap(launch -> launch.run().lacking().stream())
                .filter(
                        lacking ->
                                lacking.operation() == cell.operation()
                                        && lacking.bytes() == cell.bytes())
                .map(TwinRun.Lacking::reason)
                .findFirst();
    }
}
