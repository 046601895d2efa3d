package org.mpi4j.benchmarks.report.svg;

import static org.mpi4j.benchmarks.report.svg.Markup.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.mpi4j.benchmarks.report.Figures;

/** Draws a plot. */
public final class PlotWriter {
    /** Width in the plot's own pixels. */
    public static final int WIDTH = 440;

    /** Height in the plot's own pixels. */
    public static final int HEIGHT = 290;

    private static final int LEFT = 52;
    private static final int RIGHT = 14;
    private static final int TOP = 30;
    private static final int BOTTOM = 34;
    private static final double LABEL_ROOM = 46;
    private static final double STROKE = 9;

    private final Plot plot;
    private final Scale x;
    private final Scale y;
    private final Markup out;

    /**
     * Prepares drawing.
     *
     * @param plot what
     * @param out where to
     */
    public PlotWriter(Plot plot, Markup out) {
        this.plot = plot;
        this.out = out;
        List<Double> xs = plot.xs();
        this.x =
                new Scale(
                        xs.get(0),
                        xs.get(xs.size() - 1),
                        Scale.Spacing.LOGARITHMIC,
                        LEFT + 14,
                        WIDTH - RIGHT - 14);
        this.y = yScale(plot);
    }

    /** Draws everything, as one element that takes no room by itself. */
    public void write() {
        out.open("g", "role", "img", "aria-label", plot.description());
        out.element("text", plot.title(), "class", "title", "x", "4", "y", "16");
        grid();
        plot.guides().forEach(this::guide);
        plot.series().forEach(this::series);
        out.close();
    }

    private static Scale yScale(Plot plot) {
        double[] values =
                DoubleStream.concat(
                                plot.series().stream()
                                        .flatMap(s -> s.points().stream())
                                        .flatMapToDouble(PlotWriter::extent),
                                plot.guides().stream()
                                        .flatMap(g -> g.points().stream())
                                        .mapToDouble(Guide.At::y))
                        .toArray();
        double low = DoubleStream.of(values).min().orElse(1);
        double high = DoubleStream.of(values).max().orElse(1);
        return switch (plot.kind()) {
            case LINEAR -> yScale(0, Math.max(high * 1.08, 1e-9), Scale.Spacing.LINEAR);
            case LOGARITHMIC -> yScale(low / 1.25, high * 1.25, Scale.Spacing.LOGARITHMIC);
            case RATIO ->
                    yScale(
                            Math.min(low / 1.08, 0.9),
                            Math.max(high * 1.08, 1.2),
                            Scale.Spacing.LOGARITHMIC);
        };
    }

    private static Scale yScale(double low, double high, Scale.Spacing spacing) {
        return new Scale(low, high, spacing, HEIGHT - BOTTOM, TOP);
    }

    private static DoubleStream extent(Series.Point point) {
        return DoubleStream.of(point.interval().low(), point.y(), point.interval().high());
    }

    private void grid() {
        for (double tick : y.ticks()) {
            String at = number(y.at(tick));
            out.empty(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    number(LEFT),
                    "x2",
                    number((double) WIDTH - RIGHT),
                    "y1",
                    at,
                    "y2",
                    at);
            out.element(
                    "text",
                    Figures.tick(tick),
                    "class",
                    "tick end",
                    "x",
                    number(LEFT - 6.0),
                    "y",
                    number(y.at(tick) + 4));
        }
        out.empty(
                "line",
                "class",
                "axis",
                "x1",
                number(LEFT),
                "x2",
                number((double) WIDTH - RIGHT),
                "y1",
                number((double) HEIGHT - BOTTOM),
                "y2",
                number((double) HEIGHT - BOTTOM));
        places();
    }

    /** Every place has a stroke; those have a label that have room for one. */
    private void places() {
        List<Double> labelled = new ArrayList<>();
        double end = x.at(plot.xs().get(plot.xs().size() - 1));
        for (double place : plot.xs()) {
            double at = x.at(place);
            double last = labelled.isEmpty() ? -LABEL_ROOM : labelled.get(labelled.size() - 1);
            boolean fits = at - last >= LABEL_ROOM && (at == end || end - at >= LABEL_ROOM);
            tick(at, fits ? plot.xText().apply(place) : "");
            if (fits) {
                labelled.add(at);
            }
        }
    }

    private void tick(double at, String label) {
        double axis = (double) HEIGHT - BOTTOM;
        out.empty(
                "line",
                "class",
                "axis",
                "x1",
                number(at),
                "x2",
                number(at),
                "y1",
                number(axis),
                "y2",
                number(axis + 4));
        if (!label.isEmpty()) {
            out.element(
                    "text", label, "class", "tick middle", "x", number(at), "y", number(axis + 18));
        }
    }

    private void guide(Guide guide) {
        List<Guide.At> points = guide.points();
        Guide.At first = points.get(0);
        Guide.At last = points.get(points.size() - 1);
        Stream<String> path =
                points.size() > 1
                        ? points.stream()
                                .map(at -> number(x.at(at.x())) + "," + number(y.at(at.y())))
                        : Stream.of(-STROKE, STROKE)
                                .map(
                                        d ->
                                                number(x.at(first.x()) + d)
                                                        + ","
                                                        + number(y.at(first.y())));
        out.open("g", "class", "guide " + guide.style());
        out.element("title", guide.words());
        out.empty("path", "d", "M" + path.collect(Collectors.joining("L")));
        if (!guide.label().isEmpty()) {
            out.element(
                    "text",
                    guide.label(),
                    "class",
                    "end",
                    "x",
                    number(x.at(last.x()) + 12),
                    "y",
                    number(y.at(last.y()) - 4));
        }
        out.close();
    }

    private void series(Series series) {
        Look look = Look.of(series.column());
        out.open("g", "class", "series " + look.style(), "data-column", series.column());
        String path =
                series.points().stream()
                        .map(point -> number(x.at(point.x())) + "," + number(y.at(point.y())))
                        .collect(Collectors.joining("L"));
        if (series.points().size() > 1) {
            out.empty("path", "class", "line", "d", "M" + path);
        }
        series.points().forEach(point -> point(look, point));
        out.close();
    }

    private void point(Look look, Series.Point point) {
        String at = number(x.at(point.x()));
        out.open("g", "class", "point");
        out.element("title", point.words());
        out.empty(
                "line",
                "class",
                "interval",
                "x1",
                at,
                "x2",
                at,
                "y1",
                number(y.at(point.interval().low())),
                "y2",
                number(y.at(point.interval().high())));
        String middle = at + "," + number(y.at(point.y()));
        out.empty(
                "path",
                "class",
                "marker",
                "transform",
                "translate(" + middle + ")",
                "d",
                look.marker());
        out.empty("circle", "class", "hit", "cx", at, "cy", number(y.at(point.y())), "r", "9");
        out.close();
    }
}
