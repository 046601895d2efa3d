package org.mpi4j.benchmarks.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import org.mpi4j.benchmarks.report.read.RunFile;
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

    /**
     * Writes a file an operation: figures beside ratios to C, with a legend.
     *
     * @param files of which the first run is shown
     * @param directory where to
     * @throws IOException if it cannot be written to, or if there is no run
     */
    public static void write(ReportFiles files, Path directory) throws IOException {
        if (files.runs().isEmpty()) {
            throw new NoSuchFileException(directory.toString(), null, "no run to make plots of");
        }
        Files.createDirectories(directory);
        RunFile run = files.runs().get(0);
        for (OperationFigures operation : run.operations()) {
            if (MAIN.contains(operation.name()) && operation.hasSizes() && operation.ranks() == 2) {
                Files.writeString(
                        directory.resolve(operation.name() + ".svg"), svg(run, operation));
            }
        }
    }

    private static String svg(RunFile run, OperationFigures operation) {
        OperationPlots plots = new OperationPlots(run, operation);
        List<Plot> shown = new ArrayList<>(List.of(plots.figures()));
        plots.ratios().ifPresent(shown::add);
        int width = PlotWriter.WIDTH * shown.size();
        List<Series> legend = shown.get(0).series();
        int inRow = width / LEGEND_ENTRY;
        int height = PlotWriter.HEIGHT + LEGEND_ROW * ((legend.size() + inRow - 1) / inRow) + 8;
        Markup out = new Markup();
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box(width, height));
        out.open("style").raw(Page.resource("plot.css")).close();
        out.empty("rect", "class", "paper", "width", "" + width, "height", "" + height);
        for (int i = 0; i < shown.size(); i++) {
            out.open("g", "transform", "translate(" + i * PlotWriter.WIDTH + ",0)");
            new PlotWriter(shown.get(i), out).write();
            out.close();
        }
        for (int i = 0; i < legend.size(); i++) {
            int x = 20 + LEGEND_ENTRY * (i % inRow);
            int y = PlotWriter.HEIGHT + 12 + LEGEND_ROW * (i / inRow);
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
