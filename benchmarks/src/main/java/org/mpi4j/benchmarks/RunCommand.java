package org.mpi4j.benchmarks;

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
import org.mpi4j.benchmarks.launch.LaunchException;
import org.mpi4j.benchmarks.launch.Launcher;
import org.mpi4j.benchmarks.launch.Launchers;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Session;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench run}: all columns, all rounds, tables, JSON. */
@Command(
        name = "run",
        description = {
            "Measures latency, bandwidth, message rate, allreduce and put on two ranks: C,",
            "native with direct buffers,",
            "native with arrays, pure Java; prints tables and writes report.json."
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

        @Option(names = "--thorough", description = "About ten minutes, narrower intervals.")
        void thorough(boolean given) {
            effort = Effort.THOROUGH;
        }
    }

    @ArgGroup private Efforts efforts = new Efforts();

    @Option(
            names = "--out",
            description = "Directory for the C twin and report.json (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/benchmarks")
    private Path directory = Path.of("target", "benchmarks");

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(directory);
        Effort effort = efforts.effort;
        Launchers launchers = Launchers.find(directory);
        Map<String, Object> facts = facts(effort, launchers);
        ProgressLines progress = new ProgressLines(System.out, effort.rounds());
        warn(progress, launchers);
        if (launchers.present().isEmpty()) {
            System.err.println("Nothing can be measured here.");
            return 1;
        }
        long start = System.nanoTime();
        long seed = start;
        CellLines lines = new CellLines(directory.resolve("cells.jsonl"), facts, progress);
        List<Round> rounds;
        try {
            rounds = new Session(effort, effort.cells(), launchers.present(), lines, seed).run();
        } catch (LaunchException e) {
            System.out.println();
            System.err.println(e.getMessage());
            return 1;
        }
        List<Comparison> comparisons =
                effort.cells().stream()
                        .map(cell -> Comparison.of(rounds, cell, effort.rounds()))
                        .toList();
        List<Verdict> verdicts =
                effort.measures()
                        ? Verdict.all(Target.all(holdsArrays(rounds)), comparisons)
                        : List.of();
        comparisons.forEach(lines::compared);
        new TextReport(comparisons).tables().forEach(System.out::println);
        if (effort.measures()) {
            List<Finding> findings = Findings.of(rounds, effort.cells());
            GuidelineReport.lines(findings).forEach(System.out::println);
            facts.put("guidelines", GuidelineReport.json(findings));
        }
        if (effort.measures()) {
            TextReport.verdicts(verdicts).forEach(System.out::println);
        } else {
            progress.note("\nSo few samples show that everything works, not how fast it is.");
        }
        facts.put("seed", seed);
        facts.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
        facts.put("loadAtEnd", Machine.load());
        facts.put("notes", progress.notes());
        Path report = directory.resolve("report.json");
        Files.writeString(
                report, JsonReport.of(facts, launchers.leftOut(), comparisons, verdicts, rounds));
        System.out.println();
        System.out.println("Raw samples and the environment: " + report);
        System.out.println("Plots, tables and verdicts: " + ReportCommand.write(report));
        return 0;
    }

    /** What the twins' own virtual machines say: their collector need not be this one's. */
    private static boolean holdsArrays(List<Round> rounds) {
        return rounds.stream()
                .flatMap(round -> round.launches().stream())
                .filter(launch -> launch.column() == Column.NATIVE_ARRAYS)
                .map(launch -> launch.run().facts().get("holdsArrays"))
                .anyMatch(held -> held != null && held.getAsBoolean());
    }

    private static void warn(ProgressLines progress, Launchers launchers) {
        System.out.println(
                Launcher.RANKS
                        + " ranks on "
                        + Machine.cores()
                        + " cores of "
                        + Machine.cpu()
                        + ", "
                        + launchers.openMpiVersion().orElse("no Open MPI"));
        new LinkedHashSet<>(launchers.leftOut().values())
                .forEach(reason -> progress.note(leftOut(launchers, reason)));
        if (Machine.cores() < Launcher.RANKS) {
            progress.note("Fewer cores than ranks: these figures mean nothing.");
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

    private static Map<String, Object> facts(Effort effort, Launchers launchers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("effort", effort.name());
        facts.put("ranks", Launcher.RANKS);
        facts.put("binding", "none (mpirun --bind-to none), the same for all columns");
        facts.put("threadLevel", "FUNNELED asked for by all twins");
        facts.put("buffers", "bandwidth: one send buffer for the window, 64 receive buffers");
        facts.put("launcher", launchers.openMpiVersion().orElse("none"));
        facts.put("machine", Machine.facts());
        return facts;
    }
}
