package org.mpi4j.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.launch.TwinRun.Lacking;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Progress;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Statistics;

/**
 * A file of JSON lines: one a cell of every launch, written when the launch ends, so that an end
 * before the end keeps what is done; and at the end one a cell and column, over all rounds.
 */
public final class CellLines implements Progress {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Progress next;
    private final Path file;

    /**
     * Begins the file.
     *
     * @param file overwritten
     * @param facts its first line: how and where it was measured
     * @param next is told everything as well
     */
    public CellLines(Path file, Map<String, Object> facts, Progress next) {
        this.next = next;
        this.file = file;
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> line = line("environment");
        line.putAll(facts);
        append(line);
    }

    @Override
    public void launching(int round, String launch) {
        next.launching(round, launch);
    }

    @Override
    public void launched(int round, Round.Launch launch, double secondsLeft) {
        append(twin(round, launch));
        launch.run().cells().forEach(run -> append(line(round, launch.column(), run)));
        launch.run().lacking().forEach(lacking -> append(line(round, launch.column(), lacking)));
        next.launched(round, launch, secondsLeft);
    }

    @Override
    public void note(String note) {
        Map<String, Object> line = line("note");
        line.put("text", note);
        append(line);
        next.note(note);
    }

    /**
     * A line for each column of a cell.
     *
     * @param comparison over all rounds
     */
    public void compared(Comparison comparison) {
        comparison.columns().forEach((column, entry) -> append(line(comparison, column, entry)));
    }

    private static Map<String, Object> twin(int round, Round.Launch launch) {
        Map<String, Object> line = line("twin");
        line.put("column", name(launch.column()));
        line.put("round", round);
        line.put("seconds", Math.round(launch.seconds() * 1e3) / 1e3);
        line.put("phaseMs", launch.phaseMs());
        line.put("clockNs", launch.run().clockNs());
        line.put("facts", launch.run().facts());
        return line;
    }

    private static Map<String, Object> line(int round, Column column, CellRun run) {
        Cell cell = new Cell(run.operation(), run.bytes(), run.ranks(), 1, 1, 1);
        Map<String, Object> line = line("launch", cell, column);
        line.put("round", round);
        line.put("figure", cell.figure(Statistics.median(run.samplesUs())));
        line.put("steady", run.steady());
        line.put("warmUpBlocks", run.warmUpBlocks());
        line.put("valid", run.valid());
        run.allocatedPerCall().ifPresent(bytes -> line.put("allocatedPerCall", bytes));
        run.overlapPercent().ifPresent(percent -> line.put("overlapPercent", percent));
        line.put("samplesUs", run.samplesUs());
        return line;
    }

    private static Map<String, Object> line(int round, Column column, Lacking lacking) {
        Map<String, Object> line = line("lacking");
        line.put("round", round);
        line.put("operation", lacking.operation().text());
        line.put("size", lacking.bytes());
        line.put("column", name(column));
        line.put("reason", lacking.reason());
        return line;
    }

    /** Only valid launches come this far. */
    private static Map<String, Object> line(
            Comparison comparison, Column column, Comparison.Entry entry) {
        Map<String, Object> line = line("cell", comparison.cell(), column);
        line.put("rounds", comparison.kept().rounds().size());
        put(line, "", Optional.of(entry.figure()));
        put(line, "ratioToC", entry.ratioToC());
        entry.allocatedPerCall().ifPresent(bytes -> line.put("allocatedPerCall", bytes));
        entry.overlapPercent().ifPresent(percent -> line.put("overlapPercent", percent));
        line.put("valid", true);
        return line;
    }

    private static void put(Map<String, Object> line, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(
                value -> {
                    line.put(name.isEmpty() ? "median" : name, value.median());
                    line.put(name.isEmpty() ? "low" : name + "Low", value.interval().low());
                    line.put(name.isEmpty() ? "high" : name + "High", value.interval().high());
                });
    }

    private static Map<String, Object> line(String type, Cell cell, Column column) {
        Map<String, Object> line = line(type);
        line.put("operation", cell.operation().text());
        line.put("family", cell.operation().family().title());
        line.put("size", cell.bytes());
        line.put("ranks", cell.ranks());
        line.put("column", name(column));
        line.put("unit", cell.operation().unit());
        return line;
    }

    private static Map<String, Object> line(String type) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        return line;
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private void append(Map<String, Object> line) {
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
