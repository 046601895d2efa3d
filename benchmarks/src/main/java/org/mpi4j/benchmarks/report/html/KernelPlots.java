package org.mpi4j.benchmarks.report.html;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.KernelFigures;
import org.mpi4j.benchmarks.report.read.KernelFigures.Point;
import org.mpi4j.benchmarks.report.svg.Guide;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.Series;
import org.mpi4j.benchmarks.stats.Interval;

/** What the plots of a kernel show. */
final class KernelPlots {
    /** In the order in which they are shown, whatever they were launched in. */
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("c", "C");
        TITLES.put("native", "native");
        TITLES.put("pure", "pure Java");
    }

    private final KernelFigures kernel;
    private final List<Double> ranks;

    KernelPlots(KernelFigures kernel) {
        this.kernel = kernel;
        this.ranks =
                List.copyOf(
                        new TreeSet<>(
                                kernel.points().stream().map(p -> (double) p.ranks()).toList()));
    }

    /** Speed-up and efficiency; none on one number of ranks. */
    List<Plot> all() {
        return ranks.size() < 2 ? List.of() : List.of(speedUp("Speed-up"), efficiency());
    }

    /** How many times faster than on the fewest ranks. */
    Plot speedUp(String title) {
        return plot(title + " (more is better)", kernel::speedUp, n -> n);
    }

    private Plot efficiency() {
        return plot("Efficiency (more is better)", p -> kernel.speedUp(p) / p.ranks(), n -> 1);
    }

    private Plot plot(
            String title, ToDoubleFunction<Point> quantity, ToDoubleFunction<Double> ideal) {
        List<Series> series = new ArrayList<>();
        for (String backend : backends(kernel)) {
            series.add(
                    new Series(
                            backend,
                            titleOf(backend),
                            kernel.of(backend).values().stream()
                                    .map(point -> point(point, quantity))
                                    .toList()));
        }
        Guide line =
                new Guide(
                        "ideal",
                        "Ideal: all ranks work all the time",
                        "ideal",
                        ranks.stream().map(n -> new Guide.At(n, ideal.applyAsDouble(n))).toList());
        return new Plot(
                title,
                kernel.kernel() + ": " + title + ", over the number of ranks",
                Plot.Kind.LINEAR,
                ranks,
                n -> Figures.format(n == 1 ? "%.0f rank" : "%.0f ranks", n),
                series,
                List.of(line));
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

    static List<String> backends(KernelFigures kernel) {
        return backends(kernel.points());
    }

    /** Those that these points are of, in the order in which they are shown. */
    static List<String> backends(List<Point> points) {
        Set<String> ordered = new LinkedHashSet<>(TITLES.keySet());
        Set<String> there =
                points.stream().map(Point::backend).collect(toCollection(LinkedHashSet::new));
        ordered.retainAll(there);
        ordered.addAll(there);
        return List.copyOf(ordered);
    }

    static String titleOf(String backend) {
        return TITLES.getOrDefault(backend, backend);
    }

    static String title(Point point) {
        return titleOf(point.backend());
    }

    /** The kernel and its class. */
    static String name(KernelFigures kernel) {
        return kernel.kernel().toUpperCase(Locale.ROOT) + " class " + kernel.problem();
    }
}
