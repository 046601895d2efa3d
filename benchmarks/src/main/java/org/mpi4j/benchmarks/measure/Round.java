package org.mpi4j.benchmarks.measure;

import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;

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
    public record Launch(Column column, TwinRun run, double seconds, int phaseMs) {}

    /**
     * What a column measured for a cell in this round.
     *
     * @param column the column
     * @param cell the cell
     * @return empty if the column was left out or the round did not repeat the cell
     */
    public Optional<CellRun> cell(Column column, Cell cell) {
        return launches.stream()
                .filter(launch -> launch.column() == column)
                .flatMap(launch -> launch.run().cells().stream())
                .filter(
                        run ->
                                run.operation() == cell.operation()
                                        && run.bytes() == cell.bytes()
                                        && run.ranks() == cell.ranks())
                .findFirst();
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
