package org.mpi4j.benchmarks.measure;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;

/** Made-up rounds for tests. */
public final class Rounds {
    private Rounds() {}

    /** A round in which every column measured every cell at the given microseconds an event. */
    public static Round round(int index, Map<Column, Map<Cell, Double>> us) {
        List<Round.Launch> launches = new ArrayList<>();
        us.forEach((column, cells) -> launches.add(launch(column, cells)));
        return new Round(index, launches);
    }

    /** One cell in several rounds; each array holds a column's microseconds by round. */
    public static List<Round> rounds(Cell cell, Map<Column, List<Double>> us) {
        int n = us.values().iterator().next().size();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Round.Launch> launches = new ArrayList<>();
            for (var column : us.entrySet()) {
                launches.add(launch(column.getKey(), Map.of(cell, column.getValue().get(i))));
            }
            rounds.add(new Round(i + 1, launches));
        }
        return rounds;
    }

    private static Round.Launch launch(Column column, Map<Cell, Double> us) {
        List<TwinRun.CellRun> runs = new ArrayList<>();
        us.forEach((cell, value) -> runs.add(run(column, cell, value)));
        return new Round.Launch(column, new TwinRun(new JsonObject(), 20, runs), 1.5, 100);
    }

    private static TwinRun.CellRun run(Column column, Cell cell, double us) {
        Optional<Double> allocated = column.isC() ? Optional.empty() : Optional.of(0.0);
        return new TwinRun.CellRun(
                cell.operation(),
                cell.bytes(),
                cell.ranks(),
                3,
                true,
                true,
                allocated,
                Optional.empty(),
                List.of(us * 0.5, us, us * 3));
    }
}
