package org.mpi4j.benchmarks.report.html;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.guideline.Finding.Outcome;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.GuidelineFigure;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Markup;

/** How each column keeps the guidelines, and every case that breaks one. */
final class GuidelineSection {
    private final RunFile run;
    private final Markup out;

    GuidelineSection(RunFile run, Markup out) {
        this.run = run;
        this.out = out;
    }

    /** Nothing where no guideline has figures on both sides. */
    void write() {
        if (run.guidelines().isEmpty()) {
            return;
        }
        out.open("section", "class", "guidelines").element("h3", "Guidelines");
        out.element(
                "p",
                "An operation should not be slower than others that do its work together, within"
                        + " one column. Kept: at most 5 % slower. Broken: slower, and so is the"
                        + " lower end of the interval. Doubtful: slower, but not certainly so.",
                "class",
                "small");
        sums();
        cases();
        out.close();
    }

    private void sums() {
        Map<String, List<GuidelineFigure>> columns =
                run.guidelines().stream()
                        .collect(
                                Collectors.groupingBy(
                                        GuidelineFigure::column,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        table("column", "kept", "doubtful", "broken");
        for (String column : run.titles().keySet()) {
            List<GuidelineFigure> mine = columns.getOrDefault(column, List.of());
            if (!mine.isEmpty()) {
                out.open("tr").element("th", run.titleOf(column), "scope", "row");
                for (Outcome outcome : Outcome.values()) {
                    long n = mine.stream().filter(g -> g.outcome() == outcome).count();
                    boolean bad = outcome == Outcome.BROKEN && n > 0;
                    out.element("td", Long.toString(n), "class", bad ? "noisy" : "calm");
                }
                out.close();
            }
        }
        endTable();
    }

    private void cases() {
        List<GuidelineFigure> broken =
                run.guidelines().stream()
                        .filter(figure -> figure.outcome() == Outcome.BROKEN)
                        .sorted(
                                Comparator.comparingDouble(
                                        figure -> -figure.ratio().interval().low()))
                        .toList();
        if (broken.isEmpty()) {
            return;
        }
        out.open("details").element("summary", "The " + broken.size() + " broken, farthest first");
        table("guideline", "column", "size", "ratio");
        for (GuidelineFigure figure : broken) {
            String size = Figures.size(figure.bytes());
            out.open("tr").element("th", Words.wanted(figure.words()), "scope", "row");
            out.element("td", run.titleOf(figure.column()));
            out.element("td", figure.ranks() == 2 ? size : size + ", " + figure.ranks() + " ranks");
            out.element("td", Words.ratio(figure.ratio())).close();
        }
        endTable();
        out.close();
    }

    private void table(String... heads) {
        out.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
        List.of(heads).forEach(head -> out.element("th", head, "scope", "col"));
        out.close().close().open("tbody");
    }

    private void endTable() {
        out.close().close().close();
    }
}
