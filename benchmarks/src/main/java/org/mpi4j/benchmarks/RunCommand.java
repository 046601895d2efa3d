package org.mpi4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.guideline.Findings;
import org.mpi4j.benchmarks.launch.Interruption;
import org.mpi4j.benchmarks.launch.LaunchException;
import org.mpi4j.benchmarks.launch.Launchers;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Session;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.report.CellLines;
import org.mpi4j.benchmarks.report.GuidelineReport;
import org.mpi4j.benchmarks.report.JsonReport;
import org.mpi4j.benchmarks.report.Machine;
import org.mpi4j.benchmarks.report.ProgressLines;
import org.mpi4j.benchmarks.report.Target;
import org.mpi4j.benchmarks.report.TextReport;
import org.mpi4j.benchmarks.report.Verdict;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench run}: all columns, all rounds, tables, JSON. */
@Command(
        name = "run",
        description = {
            "Measures operations on C, the native and the pure-Java backend, in the same rounds;",
            "prints tables, and writes report.html, report.json and cells.jsonl. Ctrl-C ends it",
            "with a report of the rounds that are done."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final double BUSY = 0.5;

    /** One of them at most. */
    static final class Efforts {
        private Effort effort = Effort.QUICK;

        @Option(names = "--tiny", description = "Seconds: only whether everything works.")
        void tiny(boolean given) {
            effort = Effort.TINY;
        }

        @Option(names = "--quick", description = "Under two minutes; the default.")
        void quick(boolean given) {
            effort = Effort.QUICK;
        }

        @Option(
                names = {"--full", "--thorough"},
                description = "Everything, within an hour.")
        void full(boolean given) {
            effort = Effort.THOROUGH;
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup private Efforts efforts = new Efforts();

    @Mixin private Selection selection = new Selection();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for all that is written (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/benchmarks")
    private Path directory = Path.of("target", "benchmarks");

    @Override
    public Integer call() throws Exception {
        List<Cell> cells = cells();
        Files.createDirectories(directory);
        Launchers launchers = Launchers.find(directory, selection.columns(), selection.jdk());
        ProgressLines progress = new ProgressLines(System.out, efforts.effort.rounds());
        warn(progress, launchers);
        if (launchers.present().isEmpty()) {
            System.err.println("Nothing can be measured here.");
            return 1;
        }
        try (Interruption interruption = new Interruption()) {
            return measure(cells, launchers, progress, interruption);
        }
    }

    private List<Cell> cells() {
        try {
            return selection.cells(efforts.effort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int measure(
            List<Cell> cells,
            Launchers launchers,
            ProgressLines progress,
            Interruption interruption)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Map<String, Object> facts = facts(launchers);
        facts.put("seed", start);
        Path raw = directory.resolve("cells.jsonl");
        CellLines lines = new CellLines(raw, facts, progress);
        Session session = new Session(efforts.effort, cells, launchers.present(), lines, start);
        boolean complete = complete(session, progress, interruption);
        List<Round> rounds = session.rounds();
        if (!rounds.isEmpty()) {
            facts.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
            write(cells, rounds, launchers, facts, progress, lines);
            System.out.println("Raw samples: " + raw);
        }
        return complete ? 0 : 1;
    }

    /** Whatever ended it early, the rounds that are done count. */
    private static boolean complete(
            Session session, ProgressLines progress, Interruption interruption)
            throws InterruptedException {
        try {
            session.run();
            return true;
        } catch (LaunchException | IllegalStateException e) {
            System.out.println();
            if (!interruption.requested()) {
                System.err.println(e.getMessage());
            }
            progress.note("Ended early, after whole rounds: " + session.rounds().size());
            return false;
        }
    }

    private void write(
            List<Cell> cells,
            List<Round> rounds,
            Launchers launchers,
            Map<String, Object> facts,
            ProgressLines progress,
            CellLines lines)
            throws IOException {
        List<Comparison> comparisons =
                cells.stream()
                        .map(cell -> Comparison.of(rounds, cell, efforts.effort.rounds()))
                        .toList();
        List<Verdict> verdicts =
                efforts.effort.measures()
                        ? Verdict.all(Target.all(holdsArrays(rounds)), comparisons)
                        : List.of();
        comparisons.forEach(lines::compared);
        new TextReport(comparisons).tables().forEach(System.out::println);
        if (efforts.effort.measures()) {
            List<Finding> findings = Findings.of(rounds, cells);
            GuidelineReport.lines(findings).forEach(System.out::println);
            facts.put("guidelines", GuidelineReport.json(findings));
            TextReport.verdicts(verdicts).forEach(System.out::println);
        } else {
            progress.note("So few samples show that everything works, not how fast it is.");
        }
        facts.put("loadAtEnd", Machine.load());
        facts.put("notes", progress.notes());
        Path report = directory.resolve(ReportFiles.RUN);
        Files.writeString(report, JsonReport.of(facts, launchers.leftOut(), comparisons, verdicts));
        System.out.println();
        System.out.println("Plots, tables and verdicts: " + ReportCommand.write(report));
        System.out.println("Every figure and the environment: " + report);
    }

    /** What the twins' own virtual machines say: their collector need not be this one's. */
    private static boolean holdsArrays(List<Round> rounds) {
        return rounds.stream()
                .flatMap(round -> round.launches().stream())
                .filter(launch -> launch.column() == Column.NATIVE_ARRAYS)
                .map(launch -> launch.run().facts().get("holdsArrays"))
                .anyMatch(held -> held != null && held.getAsBoolean());
    }

    private void warn(ProgressLines progress, Launchers launchers) {
        System.out.println(
                selection.ranks()
                        + " ranks on "
                        + Machine.cores()
                        + " cores of "
                        + Machine.cpu()
                        + ", "
                        + launchers.openMpiVersion().orElse("no Open MPI"));
        new LinkedHashSet<>(launchers.leftOut().values())
                .forEach(reason -> progress.note(leftOut(launchers, reason)));
        if (Machine.cores() < selection.mostRanks()) {
            progress.note("Fewer cores than ranks: figures of so many ranks mean little.");
        }
        if (Machine.load() > BUSY) {
            progress.note(
                    "This machine is busy (load "
                            + Machine.load()
                            + "): only ratios within a round mean something.");
        }
    }

    /** Columns that share a reason share a note: a reason can be long. */
    private static String leftOut(Launchers launchers, String reason) {
        return launchers.leftOut().entrySet().stream()
                .filter(entry -> entry.getValue().equals(reason))
                .map(entry -> entry.getKey().title())
                .collect(Collectors.joining(", ", "Left out: ", ": " + reason));
    }

    private Map<String, Object> facts(Launchers launchers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("effort", efforts.effort.name());
        facts.put("ranks", selection.ranks());
        facts.put("binding", "none (mpirun --bind-to none), the same for all columns");
        facts.put("threadLevel", "FUNNELED asked for by all twins");
        facts.put("buffers", "bandwidth: one send buffer for the window, 64 receive buffers");
        facts.put("launcher", launchers.openMpiVersion().orElse("none"));
        facts.put("machine", Machine.facts());
        return facts;
    }
}
