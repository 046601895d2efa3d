package org.mpi4j.benchmarks.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.ColumnFigure;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Markup;

/** What a call allocates, of every operation in one table: the worst size counts. */
final class AllocationSection {
    private final RunFile run;
    private final Markup out;

    AllocationSection(RunFile run, Markup out) {
        this.run = run;
        this.out = out;
    }

    /** Nothing where nothing was counted. */
    void write() {
        List<String> columns =
                run.titles().keySet().stream()
                        .filter(c -> run.operations().stream().anyMatch(o -> counted(o, c)))
                        .toList();
        if (columns.isEmpty()) {
            return;
        }
        out.open("section", "class", "allocation").element("h3", "Allocation");
        out.element(
                "p",
                "Java heap that one call allocates once warm, in bytes, at the size at which it is"
                        + " most (bandwidth and rate: one message). "
                        + "Less than half a byte is the virtual machine's own.",
                "class",
                "small");
        summary(columns);
        table(columns);
        out.close();
    }

    private void summary(List<String> columns) {
        out.open("ul", "class", "details");
        for (String column : columns) {
            List<OperationFigures> mine =
                    run.operations().stream().filter(o -> counted(o, column)).toList();
            long none = mine.stream().filter(o -> isNothing(o, column)).count();
            out.element(
                    "li",
                    run.titleOf(column)
                            + ": "
                            + none
                            + " of "
                            + mine.size()
                            + " operations allocate nothing");
        }
        out.close();
    }

    private void table(List<String> columns) {
        out.open("details").element("summary", "Table of every operation");
        out.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
        out.element("th", "operation", "scope", "col");
        columns.forEach(column -> out.element("th", run.titleOf(column), "scope", "col"));
        out.close().close().open("tbody");
        for (OperationFigures operation : run.operations()) {
            if (columns.stream().anyMatch(column -> counted(operation, column))) {
                out.open("tr").element("th", Words.title(operation), "scope", "row");
                columns.forEach(column -> out.element("td", words(operation, column)));
                out.close();
            }
        }
        out.close().close().close().close();
    }

    private static String words(OperationFigures operation, String column) {
        return most(operation, column)
                .map(
                        cell -> {
                            double bytes = allocated(cell, column).orElse(0.0);
                            return bytes < OperationPlots.NO_ALLOCATION
                                    ? "0"
                                    : Figures.figure(bytes) + at(operation, cell);
                        })
                .orElse(Figures.NONE);
    }

    private static String at(OperationFigures operation, CellFigures cell) {
        return operation.hasSizes() ? " at " + Figures.size(cell.bytes()) : "";
    }

    private static boolean isNothing(OperationFigures operation, String column) {
        return most(operation, column)
                .flatMap(cell -> allocated(cell, column))
                .filter(bytes -> bytes < OperationPlots.NO_ALLOCATION)
                .isPresent();
    }

    private static boolean counted(OperationFigures operation, String column) {
        return !StartUpSection.isStartUp(operation) && most(operation, column).isPresent();
    }

    private static Optional<CellFigures> most(OperationFigures operation, String column) {
        return operation.cells().stream()
                .filter(cell -> allocated(cell, column).isPresent())
                .max(Comparator.comparingDouble(cell -> allocated(cell, column).orElse(0.0)));
    }

    private static Optional<Double> allocated(CellFigures cell, String column) {
        return Optional.ofNullable(cell.columns().get(column))
                .flatMap(ColumnFigure::allocatedPerCall);
    }
}
