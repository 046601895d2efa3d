package org.mpi4j.benchmarks.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mpi4j.benchmarks.report.read.KernelFigures;
import org.mpi4j.benchmarks.report.read.KernelFile;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.report.svg.Bars;
import org.mpi4j.benchmarks.report.svg.Look;
import org.mpi4j.benchmarks.report.svg.Markup;
import org.mpi4j.benchmarks.report.svg.Plot;
import org.mpi4j.benchmarks.report.svg.PlotWriter;
import org.mpi4j.benchmarks.report.svg.Series;

/** The main plots as files of their own, to be shown where the page cannot be. */
public final class PlotFiles {
    private static final Set<String> MAIN = Set.of("latency", "bandwidth", "allreduce");
    private static final int LEGEND_ROW = 22;
    private static final int LEGEND_ENTRY = 176;

    private PlotFiles() {}

    /** One plot of several: how high it is, and how it is drawn. */
    private record Tile(int height, Consumer<Markup> drawing) {
        static Tile of(Plot plot) {
            return new Tile(PlotWriter.HEIGHT, out -> new PlotWriter(plot, out).write());
        }

        static Tile of(Bars bars) {
            return new Tile(bars.height(), bars::write);
        }
    }

    /**
     * Writes a file an operation, figures beside ratios to C, with a legend; {@code kernels.svg}
     * with the times of all kernels by C's, and {@code kernels-speed-up.svg} with the speed-up of
     * each.
     *
     * @param files of which the first run and the first kernels are shown
     * @param directory where to
     * @throws IOException if it cannot be written to, or if there is nothing to be shown
     */
    public static void write(ReportFiles files, Path directory) throws IOException {
        if (files.runs().isEmpty() && files.kernels().isEmpty()) {
            throw new NoSuchFileException(directory.toString(), null, "no run to make plots of");
        }
        Files.createDirectories(directory);
        if (!files.runs().isEmpty()) {
            operations(files.runs().get(0), directory);
        }
        if (!files.kernels().isEmpty()) {
            KernelFile kernels = files.kernels().get(0);
            ratios(kernels, directory.resolve("kernels.svg"));
            speedUps(kernels, directory.resolve("kernels-speed-up.svg"));
        }
    }

    private static void operations(RunFile run, Path directory) throws IOException {
        for (OperationFigures operation : run.operations()) {
            if (MAIN.contains(operation.name()) && operation.hasSizes() && operation.ranks() == 2) {
                OperationPlots plots = new OperationPlots(run, operation);
                List<Plot> shown = new ArrayList<>(List.of(plots.figures()));
                plots.ratios().ifPresent(shown::add);
                Files.writeString(directory.resolve(operation.name() + ".svg"), svg(shown, 2));
            }
        }
    }

    private static void ratios(KernelFile kernels, Path file) throws IOException {
        List<Tile> shown = KernelRatios.of(kernels).stream().map(Tile::of).toList();
        if (!shown.isEmpty()) {
            Files.writeString(file, svg(shown, 2, List.of()));
        }
    }

    private static void speedUps(KernelFile kernels, Path file) throws IOException {
        List<Plot> shown = new ArrayList<>();
        for (KernelFigures kernel : kernels.kernels()) {
            KernelPlots plots = new KernelPlots(kernel);
            if (!plots.all().isEmpty()) {
                shown.add(plots.speedUp(KernelPlots.name(kernel) + ": speed-up"));
            }
        }
        if (!shown.isEmpty()) {
            Files.writeString(file, svg(shown, 3));
        }
    }

    /** Plots in rows, and the legend of the first one below. */
    private static String svg(List<Plot> plots, int inRow) {
        return svg(plots.stream().map(Tile::of).toList(), inRow, plots.get(0).series());
    }

    private static String svg(List<Tile> tiles, int inRow, List<Series> legend) {
        int columns = Math.min(inRow, tiles.size());
        int width = PlotWriter.WIDTH * columns;
        int row = tiles.stream().mapToInt(Tile::height).max().orElse(0);
        int bottom = row * ((tiles.size() + columns - 1) / columns);
        int entries = width / LEGEND_ENTRY;
        int height = bottom + LEGEND_ROW * ((legend.size() + entries - 1) / entries) + 8;
        Markup out = new Markup();
        // Both: as a picture in a page it has a size of its own, and it can be scaled.
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                "" + width,
                "height",
                "" + height,
                "viewBox",
                box(width, height));
        out.open("style").raw(Page.resource("plot.css")).close();
        out.empty("rect", "class", "paper", "width", "" + width, "height", "" + height);
        for (int i = 0; i < tiles.size(); i++) {
            int x = PlotWriter.WIDTH * (i % columns);
            int y = row * (i / columns);
            out.open("g", "transform", "translate(" + x + "," + y + ")");
            tiles.get(i).drawing().accept(out);
            out.close();
        }
        for (int i = 0; i < legend.size(); i++) {
            int x = 20 + LEGEND_ENTRY * (i % entries);
            int y = bottom + 12 + LEGEND_ROW * (i / entries);
            entry(out, legend.get(i), "translate(" + x + "," + y + ")");
        }
        return out.close().toString();
    }

    private static void entry(Markup out, Series series, String place) {
        Look look = Look.of(series.column());
        out.open("g", "class", "series " + look.style(), "transform", place);
        out.empty("path", "class", "line", "d", "M0,0L26,0");
        out.empty("path", "class", "marker", "transform", "translate(13,0)", "d", look.marker());
        out.element("text", series.title(), "x", "33", "y", "4").close();
    }

    private static String box(int width, int height) {
        return "0 0 " + width + " " + height;
    }
}
