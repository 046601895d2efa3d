package org.mpi4j.benchmarks.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.ColumnFigure;
import org.mpi4j.benchmarks.report.read.Judgement;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.report.svg.Guide;
import org.mpi4j.benchmarks.report.svg.Look;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.Series;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** What the plots of an operation show. */
final class OperationPlots {
    /** Less than that is the virtual machine's own, not the call's. */
    static final double NO_ALLOCATION = 0.5;

    private final RunFile run;
    private final OperationFigures operation;

    OperationPlots(RunFile run, OperationFigures operation) {
        this.run = run;
        this.operation = operation;
    }

    /** Everything over the size of a message; empty for an operation of one size. */
    List<Plot> overSize() {
        if (!operation.hasSizes()) {
            return List.of();
        }
        List<Plot> plots = new ArrayList<>();
        plots.add(figures());
        ratios().ifPresent(plots::add);
        allocations().ifPresent(plots::add);
        return plots;
    }

    /** The same as bars, for an operation of one size. */
    List<Bars> atOneSize() {
        if (operation.hasSizes()) {
            return List.of();
        }
        List<Bars> bars = new ArrayList<>();
        bars.add(
                bars(
                        figureTitle(),
                        column -> Optional.of(column.figure()),
                        OptionalDouble.empty()));
        if (columns().stream().anyMatch(name -> has(name, ColumnFigure::ratioToC))) {
            bars.add(bars(ratioTitle(), ColumnFigure::ratioToC, OptionalDouble.of(1)));
        }
        return bars;
    }

    /** The figure alone, as bars; empty for an operation of several sizes. */
    Optional<Bars> figureAtOneSize() {
        return atOneSize().stream().findFirst();
    }

    /** The figure itself. */
    Plot figures() {
        List<Guide> floors = new Floors(run).of(operation);
        return plot(
                figureTitle(),
                Plot.Kind.LOGARITHMIC,
                column -> Optional.of(column.figure()),
                floors);
    }

    /** By C's; empty without C. */
    Optional<Plot> ratios() {
        Plot plot = plot(ratioTitle(), Plot.Kind.RATIO, ColumnFigure::ratioToC, targets());
        return Optional.of(plot).filter(p -> !p.series().isEmpty());
    }

    private Optional<Plot> allocations() {
        boolean any =
                operation.cells().stream()
                        .flatMap(cell -> cell.columns().values().stream())
                        .flatMap(column -> column.allocatedPerCall().stream())
                        .anyMatch(bytes -> bytes >= NO_ALLOCATION);
        if (!any) {
            return Optional.empty();
        }
        return Optional.of(
                plot(
                        "Java heap allocated by a call, bytes",
                        Plot.Kind.LINEAR,
                        column -> column.allocatedPerCall().map(OperationPlots::exactly),
                        List.of()));
    }

    private Plot plot(
            String title,
            Plot.Kind kind,
            Function<ColumnFigure, Optional<Estimate>> quantity,
            List<Guide> guides) {
        List<Series> series = new ArrayList<>();
        for (String column : columns()) {
            if (has(column, quantity)) {
                series.add(new Series(column, run.titleOf(column), points(column, quantity)));
            }
        }
        return new Plot(
                title,
                operation.name() + ": " + title + ", over the size of a message",
                kind,
                operation.cells().stream().map(cell -> (double) cell.bytes()).toList(),
                bytes -> Figures.size((long) bytes),
                series,
                guides);
    }

    private List<Series.Point> points(
            String column, Function<ColumnFigure, Optional<Estimate>> quantity) {
        List<Series.Point> points = new ArrayList<>();
        for (CellFigures cell : operation.cells()) {
            of(cell, column)
                    .flatMap(quantity)
                    .ifPresent(
                            value ->
                                    points.add(
                                            new Series.Point(
                                                    cell.bytes(),
                                                    value.median(),
                                                    value.interval(),
                                                    words(cell, column))));
        }
        return points;
    }

    private Bars bars(
            String title,
            Function<ColumnFigure, Optional<Estimate>> quantity,
            OptionalDouble line) {
        CellFigures cell = operation.cells().get(0);
        List<Bars.Bar> bars = new ArrayList<>();
        for (String column : columns()) {
            of(cell, column)
                    .flatMap(quantity)
                    .ifPresent(
                            value ->
                                    bars.add(
                                            new Bars.Bar(
                                                    column,
                                                    run.titleOf(column),
                                                    value,
                                                    words(cell, column))));
        }
        return new Bars(title, operation.name() + ": " + title, bars, line, 0);
    }

    private String words(CellFigures cell, String column) {
        ColumnFigure figure = cell.columns().get(column);
        return run.titleOf(column)
                + ", "
                + Figures.size(cell.bytes())
                + ": "
                + Words.estimate(figure.figure())
                + " "
                + operation.unit()
                + figure.ratioToC().map(r -> ", " + Words.ratio(r) + " \u00d7 C").orElse("")
                + figure.allocatedPerCall()
                        .filter(bytes -> bytes >= NO_ALLOCATION)
                        .map(bytes -> ", " + Figures.figure(bytes) + " B allocated")
                        .orElse("");
    }

    /** C itself, and what is wanted where. */
    private List<Guide> targets() {
        double first = operation.cells().get(0).bytes();
        double last = operation.cells().get(operation.cells().size() - 1).bytes();
        List<Guide> guides = new ArrayList<>();
        guides.add(
                new Guide(
                        "guide-c",
                        "C",
                        "",
                        List.of(new Guide.At(first, 1), new Guide.At(last, 1))));
        Map<String, List<Judgement>> groups = new LinkedHashMap<>();
        operation.judgements().stream()
                .filter(Judgement::isRatioToC)
                .filter(judgement -> columns().contains(judgement.column()))
                .forEach(
                        judgement ->
                                groups.computeIfAbsent(
                                                judgement.column() + judgement.limit(),
                                                key -> new ArrayList<>())
                                        .add(judgement));
        groups.values().forEach(group -> guides.add(target(group)));
        return guides;
    }

    private Guide target(List<Judgement> group) {
        Judgement any = group.get(0);
        return new Guide(
                "target " + Look.of(any.column()).style(),
                "Target of " + run.titleOf(any.column()) + ": " + Words.wanted(any.wanted()),
                "",
                group.stream()
                        .map(judgement -> new Guide.At(judgement.bytes(), judgement.limit()))
                        .toList());
    }

    private String figureTitle() {
        return Words.title(operation)
                + ", "
                + operation.unit()
                + " ("
                + Words.good(operation.better())
                + ")"
                + atSize();
    }

    private String ratioTitle() {
        return "\u00d7 C (" + Words.good(operation.better()) + ")" + atSize();
    }

    private String atSize() {
        return operation.hasSizes() || operation.cells().get(0).bytes() == 0
                ? ""
                : ", " + Figures.size(operation.cells().get(0).bytes());
    }

    /** Columns that have a figure here, in the order of the run. */
    List<String> columns() {
        return run.titles().keySet().stream()
                .filter(
                        name ->
                                operation.cells().stream()
                                        .anyMatch(cell -> cell.columns().containsKey(name)))
                .toList();
    }

    private boolean has(String column, Function<ColumnFigure, Optional<Estimate>> quantity) {
        return operation.cells().stream()
                .anyMatch(cell -> of(cell, column).flatMap(quantity).isPresent());
    }

    private static Optional<ColumnFigure> of(CellFigures cell, String column) {
        return Optional.ofNullable(cell.columns().get(column));
    }

    private static Estimate exactly(double value) {
        return new Estimate(value, new Interval(value, value, 0), 1);
    }
}
