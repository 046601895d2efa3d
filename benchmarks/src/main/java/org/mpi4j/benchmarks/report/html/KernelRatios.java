package org.mpi4j.benchmarks.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.KernelFigures;
import org.mpi4j.benchmarks.report.read.KernelFigures.Point;
import org.mpi4j.benchmarks.report.read.KernelFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.stats.Estimate;

/** The times of all kernels by C's, as bars: a picture for each backend and number of ranks. */
final class KernelRatios {
    private static final OptionalDouble C = OptionalDouble.of(1);

    private KernelRatios() {}

    /** By class, ranks and backend, all to one scale; empty without C. */
    static List<Bars> of(KernelFile file) {
        Map<String, List<Bars.Bar>> groups = new LinkedHashMap<>();
        for (String size :
                file.kernels().stream().map(KernelFigures::problem).distinct().toList()) {
            List<KernelFigures> kernels =
                    file.kernels().stream().filter(k -> k.problem().equals(size)).toList();
            List<Point> points = kernels.stream().flatMap(k -> k.points().stream()).toList();
            for (int ranks : points.stream().map(Point::ranks).distinct().sorted().toList()) {
                for (String backend : KernelPlots.backends(points)) {
                    groups.put(title(backend, size, ranks), bars(kernels, backend, ranks));
                }
            }
        }
        groups.values().removeIf(List::isEmpty);
        double longest =
                groups.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(bar -> bar.value().interval().high())
                        .max()
                        .orElse(1);
        return groups.entrySet().stream()
                .map(e -> new Bars(e.getKey(), e.getKey(), e.getValue(), C, longest))
                .toList();
    }

    private static String title(String backend, String size, int ranks) {
        return Figures.format(
                "%s, class %s on %d %s, time \u00d7 C (less is better)",
                KernelPlots.titleOf(backend), size, ranks, ranks == 1 ? "rank" : "ranks");
    }

    private static List<Bars.Bar> bars(List<KernelFigures> kernels, String backend, int ranks) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (KernelFigures kernel : kernels) {
            Point point = kernel.of(backend).get(ranks);
            if (point != null) {
                kernel.ratioToC(point).ifPresent(ratio -> bars.add(bar(kernel, point, ratio)));
            }
        }
        return bars;
    }

    private static Bars.Bar bar(KernelFigures kernel, Point point, Estimate ratio) {
        String name = kernel.kernel().toUpperCase(Locale.ROOT);
        String time = Words.estimate(point.time()) + " s";
        String words = name + ": " + Words.ratio(ratio) + " \u00d7 C, " + time;
        return new Bars.Bar(point.backend(), name, ratio, words);
    }
}
