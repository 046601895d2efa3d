package org.mpi4j.benchmarks.report.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Markup;

/** One run: at a glance, its operations, where it was measured. */
final class RunChapter {
    private final RunFile run;
    private final int number;
    private final Causes causes;
    private final Markup out;

    RunChapter(RunFile run, int number, Causes causes, Markup out) {
        this.run = run;
        this.causes = causes;
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
        families();
        new StartUpSection(run, number, out).write();
        new GuidelineSection(run, out).write();
        new AllocationSection(run, out).write();
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
        Map<String, String> measured = new LinkedHashMap<>(run.titles());
        measured.keySet().removeIf(column -> !isMeasured(column));
        new Legend(out).write(measured);
    }

    private boolean isMeasured(String column) {
        return run.operations().stream()
                .flatMap(operation -> operation.cells().stream())
                .anyMatch(cell -> cell.columns().containsKey(column));
    }

    /** Start-up has a section of its own. */
    private List<OperationFigures> plotted() {
        return run.operations().stream().filter(o -> !StartUpSection.isStartUp(o)).toList();
    }

    /** What has targets comes first; the rest is there for those who ask. */
    private void glance() {
        Map<OperationFigures, VerdictLine> verdicts = new LinkedHashMap<>();
        plotted().forEach(o -> verdicts.put(o, VerdictLine.of(run, o, causes)));
        Map<OperationFigures, VerdictLine> others = new LinkedHashMap<>(verdicts);
        verdicts.values().removeIf(verdict -> verdict.state() == VerdictLine.State.NO_TARGET);
        others.keySet().removeAll(verdicts.keySet());
        out.open("section").element("h3", "At a glance");
        glance(verdicts);
        if (!others.isEmpty()) {
            out.open("details");
            out.element("summary", others.size() + " operations without a target");
            glance(others);
            out.close();
        }
        out.close();
    }

    private void glance(Map<OperationFigures, VerdictLine> verdicts) {
        out.open("ul", "class", "glance");
        verdicts.forEach(
                (operation, verdict) -> {
                    String anchor = "#" + OperationSection.anchor(number, operation);
                    out.open("li").element("a", Words.title(operation), "href", anchor);
                    OperationSection.verdict(verdict, out);
                    out.close();
                });
        out.close();
    }

    /** A family is open if one of its operations has a target, or if there is no other. */
    private void families() {
        Map<String, List<OperationFigures>> families =
                plotted().stream()
                        .collect(
                                Collectors.groupingBy(
                                        OperationFigures::family,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        families.forEach(
                (family, operations) -> {
                    boolean judged = operations.stream().anyMatch(o -> !o.judgements().isEmpty());
                    if (judged || families.size() == 1) {
                        out.open("details", "class", "family", "open", "open");
                    } else {
                        out.open("details", "class", "family");
                    }
                    out.element("summary", Words.title(family) + count(operations));
                    operations.forEach(
                            o -> new OperationSection(run, o, causes, out).write(number));
                    out.close();
                });
    }

    private static String count(List<OperationFigures> operations) {
        return operations.size() == 1 ? "" : " (" + operations.size() + " operations)";
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
