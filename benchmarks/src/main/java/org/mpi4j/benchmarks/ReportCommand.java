package org.mpi4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpi4j.benchmarks.report.html.Page;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench report}: the page of what runs have written down. */
@Command(
        name = "report",
        description = "Makes one HTML page of what runs have written down.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /** Name of the page beside the files. */
    static final String PAGE = "report.html";

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "Directories of --out, or files report.json, kernels.jsonl.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The page (default: report.html beside the first of them).")
    private List<Path> page = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Path file = page.isEmpty() ? beside(paths.get(0)) : page.get(0);
        Files.writeString(file, Page.of(ReportFiles.read(paths)));
        System.out.println("Plots, tables and verdicts: " + file);
        return 0;
    }

    /** Writes the page beside a file that a run has just written. */
    static Path write(Path file) throws IOException {
        Path page = beside(file);
        Files.writeString(page, Page.of(ReportFiles.read(List.of(file))));
        return page;
    }

    private static Path beside(Path path) {
        return Files.isDirectory(path) ? path.resolve(PAGE) : path.resolveSibling(PAGE);
    }
}
