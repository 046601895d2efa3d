package org.mpi4j.benchmarks.report.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Look;
import org.mpi4j.benchmarks.report.svg.Markup;

/** One run: at a glance, its operations, where it was measured. */
final class RunChapter {
    private final RunFile run;
    private final int number;
    private final Markup out;

    RunChapter(RunFile run, int number, Markup out) {
        this.run = run;
        this.number = number;
        this.out = out;
    }

    void write() {
        out.open("article", "id", "run" + number);
        out.element("h2", "Run of " + fact("time"));
        out.element("p", summary(), "class", "small");
        run.notes().forEach(note -> out.element("p", note, "class", "note"));
        legend();
        glance();
        run.operations().forEach(o -> new OperationSection(run, o, out).write(number));
        new EnvironmentSection(run.facts(), out).write();
        leftOut();
        out.close();
    }

    private String summary() {
        JsonObject machine =
                Optional.ofNullable(run.facts().getAsJsonObject("machine"))
                        .orElseGet(JsonObject::new);
        List<String> parts = new ArrayList<>();
        parts.add(fact("ranks") + " ranks");
        parts.add(text(machine, "cores") + " cores of " + text(machine, "cpu"));
        parts.add(fact("launcher"));
        parts.add(text(machine, "runnerJvm"));
        parts.add("effort " + fact("effort").toLowerCase(Locale.ROOT));
        return String.join(" \u00b7 ", parts);
    }

    private void legend() {
        out.open("ul", "class", "legend");
        for (Map.Entry<String, String> column : run.titles().entrySet()) {
            if (isMeasured(column.getKey())) {
                entry(column.getKey(), column.getValue());
            }
        }
        out.close();
    }

    private void entry(String column, String title) {
        Look look = Look.of(column);
        out.open("li").open("button", "type", "button", "data-toggle", column);
        out.open("svg", "class", "swatch", "viewBox", "-13 -7 26 14", "aria-hidden", "true");
        out.open("g", "class", "series " + look.style());
        out.empty("path", "class", "line", "d", "M-13,0L13,0");
        out.empty("path", "class", "marker", "d", look.marker()).close().close();
        out.text(title).close().close();
    }

    private boolean isMeasured(String column) {
        return run.operations().stream()
                .flatMap(operation -> operation.cells().stream())
                .anyMatch(cell -> cell.columns().containsKey(column));
    }

    private void glance() {
        out.open("section").element("h3", "At a glance").open("ul", "class", "glance");
        for (OperationFigures operation : run.operations()) {
            VerdictLine verdict = VerdictLine.of(run, operation);
            out.open("li");
            out.element(
                    "a",
                    Words.title(operation),
                    "href",
                    "#" + OperationSection.anchor(number, operation));
            OperationSection.verdict(verdict, out);
            out.close();
        }
        out.close().close();
    }

    private void leftOut() {
        Map<String, List<String>> reasons =
                run.leftOut().entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getValue,
                                        Collectors.mapping(
                                                entry -> run.titleOf(entry.getKey()),
                                                Collectors.toList())));
        reasons.forEach(
                (reason, columns) ->
                        out.element(
                                "p",
                                "Left out: " + String.join(", ", columns) + ": " + reason,
                                "class",
                                "note"));
    }

    private String fact(String name) {
        return text(run.facts(), name);
    }

    private static String text(JsonElement value) {
        return value.isJsonArray()
                ? value.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining(", "))
                : value.getAsString();
    }

    private static String text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).map(RunChapter::text).orElse("?");
    }
}
