package org.mpi4j.benchmarks.report.html;

import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.ColumnFigure;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Markup;

/** Every figure of an operation, with its interval. */
final class FigureTable {
    private static final double TOLERATED_SPREAD = 0.2;

    private final RunFile run;
    private final OperationFigures operation;
    private final Markup out;

    FigureTable(RunFile run, OperationFigures operation, Markup out) {
        this.run = run;
        this.operation = operation;
        this.out = out;
    }

    void write(List<String> columns) {
        out.open("details").element("summary", "Table of every figure");
        out.open("div", "class", "wide", "tabindex", "0").open("table");
        out.open("thead").open("tr").element("th", "size", "scope", "col");
        columns.forEach(column -> head(run.titleOf(column)));
        out.element("th", "C spread", "scope", "col").close().close();
        out.open("tbody");
        operation.cells().forEach(cell -> row(cell, columns));
        out.close().close().close();
        out.element(
                "p",
                "Medians over the rounds in "
                        + operation.unit()
                        + " with their 95 % intervals; below them the ratio to C,"
                        + " and what a call allocates where that is counted.",
                "class",
                "small");
        out.close();
    }

    private void head(String title) {
        out.element("th", title, "scope", "col");
    }

    private void row(CellFigures cell, List<String> columns) {
        out.open("tr").element("th", Figures.size(cell.bytes()), "scope", "row");
        for (String column : columns) {
            Optional<ColumnFigure> figure = Optional.ofNullable(cell.columns().get(column));
            out.open("td");
            figure.ifPresentOrElse(this::figure, () -> out.text(Figures.NONE));
            out.close();
        }
        String spread = cell.spreadOfC().map(Figures::percent).orElse(Figures.NONE);
        boolean noisy = cell.spreadOfC().orElse(0.0) > TOLERATED_SPREAD;
        String rejected = cell.rejected() == 0 ? "" : ", " + cell.rejected() + " rounds rejected";
        out.element("td", spread + rejected, "class", noisy ? "noisy" : "calm").close();
    }

    private void figure(ColumnFigure figure) {
        out.element("span", Words.estimate(figure.figure()), "class", "figure");
        figure.ratioToC()
                .ifPresent(
                        r -> out.element("span", Words.ratio(r) + " \u00d7 C", "class", "ratio"));
        figure.allocatedPerCall()
                .ifPresent(b -> out.element("span", Figures.figure(b) + " B", "class", "heap"));
    }
}
