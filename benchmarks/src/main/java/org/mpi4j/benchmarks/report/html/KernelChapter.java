package org.mpi4j.benchmarks.report.html;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.KernelFigures;
import org.mpi4j.benchmarks.report.read.KernelFigures.Point;
import org.mpi4j.benchmarks.report.read.KernelFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.report.svg.Markup;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.PlotWriter;

/** One run of application kernels: times, ratios to C, scaling. */
final class KernelChapter {
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
        Map<String, String> titles = new LinkedHashMap<>();
        List<Point> points =
                file.kernels().stream().flatMap(kernel -> kernel.points().stream()).toList();
        KernelPlots.backends(points)
                .forEach(backend -> titles.put(backend, KernelPlots.titleOf(backend)));
        new Legend(out).write(titles);
        glance();
        file.kernels().forEach(this::kernel);
        new EnvironmentSection(file.facts(), out).write();
        out.close();
    }

    /** All kernels in one picture; nothing without C. */
    private void glance() {
        List<Bars> ratios = KernelRatios.of(file);
        if (ratios.isEmpty()) {
            return;
        }
        out.open("section").element("h3", "At a glance").open("div", "class", "plots");
        for (Bars bars : ratios) {
            svg(bars.height());
            bars.write(out);
            out.close();
        }
        out.close().close();
    }

    private void kernel(KernelFigures kernel) {
        String name = KernelPlots.name(kernel);
        out.open(
                "section",
                "class",
                "operation kernel",
                "id",
                "run" + number + "-" + Words.anchor(name));
        out.element("h3", name);
        verdict(kernel);
        out.open("div", "class", "plots");
        new KernelPlots(kernel).all().forEach(this::plot);
        out.close();
        table(kernel);
        out.close();
    }

    private void verdict(KernelFigures kernel) {
        List<String> wrong =
                inOrder(kernel).stream()
                        .filter(point -> !point.verified())
                        .map(point -> KernelPlots.title(point) + " on " + point.ranks())
                        .toList();
        List<String> ratios = new ArrayList<>();
        for (Point point : inOrder(kernel)) {
            kernel.ratioToC(point)
                    .ifPresent(
                            r ->
                                    ratios.add(
                                            KernelPlots.title(point)
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

    private static List<Point> inOrder(KernelFigures kernel) {
        return KernelPlots.backends(kernel).stream()
                .flatMap(backend -> kernel.of(backend).values().stream())
                .toList();
    }

    private void plot(Plot plot) {
        svg(PlotWriter.HEIGHT);
        new PlotWriter(plot, out).write();
        out.close();
    }

    private void svg(int height) {
        out.open("svg", "class", "plot", "viewBox", "0 0 " + PlotWriter.WIDTH + " " + height);
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
        for (String backend : KernelPlots.backends(kernel)) {
            kernel.of(backend).values().forEach(point -> row(kernel, point));
        }
        out.close().close().close().close();
    }

    private void row(KernelFigures kernel, Point point) {
        double speedUp = kernel.speedUp(point);
        out.open("tr").element("th", KernelPlots.title(point), "scope", "row");
        List.of(
                        Integer.toString(point.ranks()),
                        Words.estimate(point.time()),
                        kernel.ratioToC(point).map(Words::ratio).orElse(Figures.NONE),
                        Figures.figure(point.mops()),
                        Figures.format("%.2f", speedUp),
                        Figures.percent(speedUp / point.ranks()),
                        point.verified() ? "yes" : "NO")
                .forEach(text -> out.element("td", text));
        out.close();
    }
}
