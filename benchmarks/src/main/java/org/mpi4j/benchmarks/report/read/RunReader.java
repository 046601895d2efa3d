package org.mpi4j.benchmarks.report.read;

import static org.mpi4j.benchmarks.report.read.Members.array;
import static org.mpi4j.benchmarks.report.read.Members.member;
import static org.mpi4j.benchmarks.report.read.Members.number;
import static org.mpi4j.benchmarks.report.read.Members.object;
import static org.mpi4j.benchmarks.report.read.Members.optionalNumber;
import static org.mpi4j.benchmarks.report.read.Members.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** Makes figures of the JSON of a run. */
final class RunReader {
    private final JsonObject report;

    RunReader(JsonObject report) {
        this.report = report;
    }

    RunFile read(Path file) {
        JsonObject facts = report.deepCopy();
        List.of(
                        "cells",
                        "verdicts",
                        "columns",
                        "leftOut",
                        "notes",
                        "guidelines",
                        "plan",
                        "launches")
                .forEach(facts::remove);
        return new RunFile(
                file,
                facts,
                Members.texts(object(report, "columns")),
                Members.texts(object(report, "leftOut")),
                array(report, "notes").asList().stream().map(JsonElement::getAsString).toList(),
                operations(),
                guidelines());
    }

    private List<OperationFigures> operations() {
        Map<String, List<JsonObject>> cells = byOperation("cells");
        Map<String, List<JsonObject>> verdicts = byOperation("verdicts");
        List<OperationFigures> operations = new ArrayList<>();
        cells.forEach(
                (name, mine) ->
                        operations.add(operation(mine, verdicts.getOrDefault(name, List.of()))));
        return List.copyOf(operations);
    }

    /** A file that a run without a judgement wrote has none. */
    private List<GuidelineFigure> guidelines() {
        return Optional.ofNullable(report.getAsJsonArray("guidelines")).stream()
                .flatMap(all -> all.asList().stream())
                .map(JsonElement::getAsJsonObject)
                .map(RunReader::guideline)
                .toList();
    }

    private static GuidelineFigure guideline(JsonObject finding) {
        Interval interval =
                new Interval(
                        number(finding, "low"),
                        number(finding, "high"),
                        number(finding, "coverage"));
        return new GuidelineFigure(
                text(finding, "guideline"),
                text(finding, "column"),
                member(finding, "bytes").getAsLong(),
                member(finding, "ranks").getAsInt(),
                new Estimate(
                        number(finding, "ratio"), interval, member(finding, "values").getAsInt()),
                Finding.Outcome.valueOf(text(finding, "outcome")));
    }

    private Map<String, List<JsonObject>> byOperation(String name) {
        Map<String, List<JsonObject>> groups = new LinkedHashMap<>();
        for (JsonElement element : array(report, name)) {
            JsonObject object = element.getAsJsonObject();
            String group = text(object, "operation") + member(object, "ranks").getAsInt();
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(object);
        }
        return groups;
    }

    private static OperationFigures operation(List<JsonObject> cells, List<JsonObject> verdicts) {
        JsonObject first = cells.get(0);
        return new OperationFigures(
                text(first, "operation"),
                text(first, "family"),
                member(first, "ranks").getAsInt(),
                text(first, "meaning"),
                text(first, "unit"),
                better(first, "better"),
                cells.stream()
                        .map(RunReader::cell)
                        .sorted(Comparator.comparing(CellFigures::bytes))
                        .toList(),
                verdicts.stream().map(RunReader::judgement).toList());
    }

    private static CellFigures cell(JsonObject cell) {
        Map<String, ColumnFigure> columns = new LinkedHashMap<>();
        object(cell, "columns")
                .entrySet()
                .forEach(
                        entry ->
                                columns.put(
                                        entry.getKey(),
                                        column(entry.getValue().getAsJsonObject())));
        return new CellFigures(
                member(cell, "bytes").getAsLong(),
                optionalNumber(cell, "spreadOfC"),
                array(cell, "roundsRejected").size(),
                columns);
    }

    private static ColumnFigure column(JsonObject column) {
        return new ColumnFigure(
                estimate(object(column, "figure")),
                optional(column, "ratioToC"),
                optionalNumber(column, "allocatedPerCall"));
    }

    private static Judgement judgement(JsonObject verdict) {
        return new Judgement(
                text(verdict, "column"),
                member(verdict, "bytes").getAsLong(),
                text(verdict, "wanted"),
                text(verdict, "yardstick"),
                better(verdict, "direction"),
                number(verdict, "limit"),
                optional(verdict, "measured"),
                Judgement.Outcome.valueOf(text(verdict, "outcome")),
                text(verdict, "remark"));
    }

    private static Optional<Estimate> optional(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .map(JsonElement::getAsJsonObject)
                .map(RunReader::estimate);
    }

    private static Estimate estimate(JsonObject object) {
        Interval interval =
                new Interval(
                        number(object, "low"), number(object, "high"), number(object, "coverage"));
        return new Estimate(
                number(object, "median"), interval, member(object, "values").getAsInt());
    }

    private static Better better(JsonObject object, String name) {
        return Better.valueOf(text(object, name).toUpperCase(Locale.ROOT));
    }
}
