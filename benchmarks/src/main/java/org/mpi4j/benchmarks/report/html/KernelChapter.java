package org.mpi4j.benchmarks.report.html;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.KernelFigures;
import org.mpi4j.benchmarks.report.read.KernelFigures.Point;
import org.mpi4j.benchmarks.report.read.KernelFile;
import org.mpi4j.benchmarks.report.svg.Guide;
import org.mpi4j.benchmarks.report.svg.Markup;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.PlotWriter;
import org.mpi4j.benchmarks.report.svg.Series;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** One run of application kernels: times, ratios to C, scaling. */
final class KernelChapter {
    private static final String C = "c";

    private static final Map<String, String> TITLES =
            Map.of(C, "C", "native", "native", "pure", "pure Java");

    private final KernelFile file;
    private final int number;
    private final Markup out;

    KernelChapter(KernelFile file, int number, Markup out) {
        this.file = file;
        this.number = number;
        this.out = out;
    }

    void write() {
        out.open("article", "id", "run" + number);
        String time =
                Optional.ofNullable(file.facts().get("time"))
                        .map(JsonElement::getAsString)
                        .orElse("?");
        out.element("h2", "Application kernels, run of " + time);
        file.failures().forEach(failure -> out.element("p", failure, "class", "note"));
        file.kernels().forEach(this::kernel);
        new EnvironmentSection(file.facts(), out).write();
        out.close();
    }

    private void kernel(KernelFigures kernel) {
        String name = kernel.kernel().toUpperCase(Locale.ROOT) + " class " + kernel.problem();
        out.open(
                "section",
                "class",
                "operation kernel",
                "id",
                "run" + number + "-" + Words.anchor(name));
        out.element("h3", name);
        verdict(kernel);
        out.open("div", "class", "plots");
        plot(kernel, "Speed-up (more is better)", kernel::speedUp, ranks -> ranks);
        plot(kernel, "Efficiency (more is better)", p -> kernel.speedUp(p) / p.ranks(), ranks -> 1);
        out.close();
        table(kernel);
        out.close();
    }

    private void verdict(KernelFigures kernel) {
        List<String> wrong =
                kernel.points().stream()
                        .filter(point -> !point.verified())
                        .map(point -> title(point) + " on " + point.ranks())
                        .toList();
        List<String> ratios = new ArrayList<>();
        for (Point point : kernel.points()) {
            ratio(kernel, point)
                    .ifPresent(
                            r ->
                                    ratios.add(
                                            title(point)
                                                    + " "
                                                    + Words.ratio(r)
                                                    + " \u00d7 C's time on "
                                                    + point.ranks()));
        }
        out.open("p", "class", "verdict " + (wrong.isEmpty() ? "met" : "behind"));
        out.element("strong", wrong.isEmpty() ? "verified" : "wrong", "class", "badge");
        String what = wrong.isEmpty() ? "" : " Wrong results: " + String.join(", ", wrong) + ".";
        out.text(what + (ratios.isEmpty() ? "" : " " + String.join("; ", ratios) + ".")).close();
    }

    private void plot(
            KernelFigures kernel,
            String title,
            ToDoubleFunction<Point> quantity,
            ToDoubleFunction<Double> ideal) {
        List<Double> ranks =
                List.copyOf(
                        new TreeSet<>(
                                kernel.points().stream().map(p -> (double) p.ranks()).toList()));
        if (ranks.size() < 2) {
            return;
        }
        List<Series> series = new ArrayList<>();
        for (String backend : backends(kernel)) {
            series.add(
                    new Series(
                            backend,
                            TITLES.getOrDefault(backend, backend),
                            kernel.of(backend).values().stream()
                                    .map(point -> point(point, quantity))
                                    .toList()));
        }
        Guide line =
                new Guide(
                        "guide-c",
                        "Ideal",
                        "",
                        ranks.stream().map(n -> new Guide.At(n, ideal.applyAsDouble(n))).toList());
        Plot plot =
                new Plot(
                        title,
                        kernel.kernel() + ": " + title + ", over the number of ranks",
                        Plot.Kind.LINEAR,
                        ranks,
                        n -> Figures.format("%.0f ranks", n),
                        series,
                        List.of(line));
        out.open(
                "svg",
                "class",
                "plot",
                "viewBox",
                "0 0 " + PlotWriter.WIDTH + " " + PlotWriter.HEIGHT);
        new PlotWriter(plot, out).write();
        out.close();
    }

    private static Series.Point point(Point point, ToDoubleFunction<Point> quantity) {
        double value = quantity.applyAsDouble(point);
        String words =
                title(point)
                        + " on "
                        + point.ranks()
                        + ": "
                        + Figures.format("%.2f", value)
                        + ", "
                        + Words.estimate(point.time())
                        + " s";
        return new Series.Point(point.ranks(), value, new Interval(value, value, 0), words);
    }

    private void table(KernelFigures kernel) {
        out.open("details").element("summary", "Table of every figure");
        out.open("div", "class", "wide", "tabindex", "0").open("table");
        out.open("thead").open("tr");
        List.of(
                        "backend",
                        "ranks",
                        "seconds",
                        "\u00d7 C",
                        "Mop/s",
                        "speed-up",
                        "efficiency",
                        "verified")
                .forEach(head -> out.element("th", head, "scope", "col"));
        out.close().close().open("tbody");
        for (String backend : backends(kernel)) {
            kernel.of(backend).values().forEach(point -> row(kernel, point));
        }
        out.close().close().close().close();
    }

    private void row(KernelFigures kernel, Point point) {
        double speedUp = kernel.speedUp(point);
        out.open("tr").element("th", title(point), "scope", "row");
        List.of(
                        Integer.toString(point.ranks()),
                        Words.estimate(point.time()),
                        ratio(kernel, point).map(Words::ratio).orElse(Figures.NONE),
                        Figures.figure(point.mops()),
                        Figures.format("%.2f", speedUp),
                        Figures.percent(speedUp / point.ranks()),
                        point.verified() ? "yes" : "NO")
                .forEach(text -> out.element("td", text));
        out.close();
    }

    /** The time by C's of the same round. */
    private static Optional<Estimate> ratio(KernelFigures kernel, Point point) {
        Optional<Point> c = Optional.ofNullable(kernel.of(C).get(point.ranks()));
        List<Double> ratios =
                c.stream()
                        .flatMap(
                                other ->
                                        point.seconds().entrySet().stream()
                                                .filter(
                                                        e ->
                                                                other.seconds()
                                                                        .containsKey(e.getKey()))
                                                .map(
                                                        e ->
                                                                e.getValue()
                                                                        / other.seconds()
                                                                                .get(e.getKey())))
                        .toList();
        return ratios.isEmpty() || point.backend().equals(C)
                ? Optional.empty()
                : Optional.of(Estimate.of(ratios));
    }

    private static List<String> backends(KernelFigures kernel) {
        return kernel.points().stream().map(Point::backend).distinct().toList();
    }

    private static String title(Point point) {
        return TITLES.getOrDefault(point.backend(), point.backend());
    }
}
