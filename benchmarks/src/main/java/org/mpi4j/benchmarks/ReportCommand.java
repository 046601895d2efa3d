package org.mpi4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpi4j.benchmarks.report.html.Causes;
import org.mpi4j.benchmarks.report.html.Page;
import org.mpi4j.benchmarks.report.html.PlotFiles;
import org.mpi4j.benchmarks.report.read.BadReportException;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench report}: the page of what runs have written down. */
@Command(
        name = "report",
        description = "Makes one HTML page of what runs have written down.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /** Name of the page beside the files. */
    static final String PAGE = "report.html";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Directory for the main plots of the first run and kernels, as SVG.")
    private @Nullable Path plots;

    @Option(
            names = "--causes",
            paramLabel = "FILE",
            description =
                    "Why columns are behind: properties OPERATION.COLUMN, for example"
                            + " rate.native_direct; they go before those that are built in.")
    private @Nullable Path causes;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Directories of --out, or files report.json, cells.jsonl, kernels.jsonl.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The page (default: report.html beside the first of them).")
    private List<Path> page = new ArrayList<>();

    @Override
    public Integer call() {
        Path file = page.isEmpty() ? beside(paths.get(0)) : page.get(0);
        try {
            ReportFiles files = ReportFiles.read(paths);
            Files.writeString(file, Page.of(files, causes()));
            System.out.println("Plots, tables and verdicts: " + file);
            if (plots != null) {
                PlotFiles.write(files, plots);
                System.out.println("Plots of their own: " + plots);
            }
            return 0;
        } catch (IOException | BadReportException e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private Causes causes() throws IOException {
        return causes == null ? Causes.known() : Causes.known().and(causes);
    }

    /** Writes the page beside a file that a run has just written. */
    static Path write(Path file) throws IOException {
        return write(file, beside(file));
    }

    /** Writes the page of a file. */
    static Path write(Path file, Path page) throws IOException {
        Files.writeString(page, Page.of(ReportFiles.read(List.of(file)), Causes.known()));
        return page;
    }

    private static Path beside(Path path) {
        return Files.isDirectory(path) ? path.resolve(PAGE) : path.resolveSibling(PAGE);
    }
}
