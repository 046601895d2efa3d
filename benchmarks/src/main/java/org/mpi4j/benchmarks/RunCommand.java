package org.mpi4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpi4j.benchmarks.launch.Interruption;
import org.mpi4j.benchmarks.launch.LaunchException;
import org.mpi4j.benchmarks.launch.Launchers;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Session;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.report.CellLines;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.GuidelineReport;
import org.mpi4j.benchmarks.report.Machine;
import org.mpi4j.benchmarks.report.ProgressLines;
import org.mpi4j.benchmarks.report.RunResult;
import org.mpi4j.benchmarks.report.RunResult.Meaning;
import org.mpi4j.benchmarks.report.TextReport;
import org.mpi4j.benchmarks.report.read.KeptLines;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bench run}: all columns, all rounds, tables, JSON. */
@Command(
        name = "run",
        description =
                "Measures operations on C, the native and the pure-Java backend, in the same"
                        + " rounds; prints tables, and writes report.html, report.json and"
                        + " cells.jsonl. Ctrl-C ends it with a report of the rounds that are done.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final double BUSY = 0.5;
    private static final int LONGEST_MINUTES = 24 * 60;

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
                description = "Everything, in under an hour.")
        void full(boolean given) {
            effort = Effort.THOROUGH;
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup private Efforts efforts = new Efforts();

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description =
                    "Time to divide among the rounds (default: 1.8 of --quick, 55 of --full).")
    private @Nullable Double minutes;

    @Mixin private Selection selection = new Selection();

    @Mixin private OutputDirectory out = new OutputDirectory();

    @Override
    public Integer call() throws Exception {
        List<Cell> cells = cells();
        Duration budget = budget();
        out.make();
        Launchers launchers =
                Launchers.find(out.path(), selection.columns(efforts.effort), selection.jdk());
        ProgressLines progress = new ProgressLines(System.out, efforts.effort.rounds());
        warn(progress, launchers);
        if (launchers.present().isEmpty()) {
            System.err.println("Nothing can be measured here.");
            return 1;
        }
        try (Interruption interruption = new Interruption()) {
            return measure(cells, budget, launchers, progress, interruption);
        }
    }

    private Duration budget() {
        if (minutes == null) {
            return efforts.effort.budget();
        }
        if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--minutes: more than 0 and at most " + LONGEST_MINUTES + ", not " + minutes);
        }
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private List<Cell> cells() {
        try {
            return selection.cells(efforts.effort);
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int measure(
            List<Cell> cells,
            Duration budget,
            Launchers launchers,
            ProgressLines progress,
            Interruption interruption)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Map<String, Object> facts = facts(launchers, budget);
        facts.put("seed", start);
        Path raw = forgetEarlierRun();
        CellLines lines = new CellLines(raw, planned(facts, launchers, cells), progress);
        Session session =
                new Session(efforts.effort, budget, cells, launchers.present(), lines, start);
        System.out.println(session.plan());
        boolean complete = complete(session, lines, interruption);
        List<Round> rounds = session.rounds();
        if (!rounds.isEmpty()) {
            facts.put("seconds", Math.round((System.nanoTime() - start) / 1e9));
            facts.put("loadAtEnd", Machine.load());
            RunResult result =
                    RunResult.of(
                            facts,
                            launchers.leftOut(),
                            cells,
                            rounds,
                            session.wholeRounds(),
                            efforts.effort.measures() ? Meaning.FIGURES : Meaning.NONE);
            write(result, progress, lines);
            System.out.println("Raw samples: " + raw);
        }
        return complete ? 0 : 1;
    }

    /** What an earlier run has left must not be taken for this one's if this one is killed. */
    private Path forgetEarlierRun() throws IOException {
        for (String name : List.of(ReportFiles.RUN, ReportCommand.PAGE)) {
            Files.deleteIfExists(out.path().resolve(name));
        }
        return out.path().resolve(ReportFiles.LAUNCHES);
    }

    /** All that a report of the lines alone needs. */
    private static Map<String, Object> planned(
            Map<String, Object> facts, Launchers launchers, List<Cell> cells) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        Map<String, String> leftOut = new LinkedHashMap<>();
        launchers
                .leftOut()
                .forEach((column, why) -> leftOut.put(column.name().toLowerCase(Locale.ROOT), why));
        all.put("leftOut", leftOut);
        all.put(KeptLines.PLAN, cells.stream().map(KeptLines::planned).toList());
        return all;
    }

    /** Whatever ended it early, what is done counts. */
    private static boolean complete(Session session, CellLines lines, Interruption interruption)
            throws InterruptedException {
        try {
            session.run();
            return true;
        } catch (LaunchException | IllegalStateException e) {
            System.out.println();
            if (!interruption.requested()) {
                System.err.println(e.getMessage());
            }
            int launches =
                    session.rounds().stream().mapToInt(round -> round.launches().size()).sum();
            lines.note("Ended early, after launches: " + launches);
            return false;
        }
    }

    private void write(RunResult result, ProgressLines progress, CellLines lines)
            throws IOException {
        result.comparisons().forEach(lines::compared);
        new TextReport(result.comparisons()).tables().forEach(System.out::println);
        if (efforts.effort.measures()) {
            GuidelineReport.lines(result.findings()).forEach(System.out::println);
            TextReport.verdicts(result.verdicts()).forEach(System.out::println);
        } else {
            progress.note("So few samples show that everything works, not how fast it is.");
        }
        Path report = out.path().resolve(ReportFiles.RUN);
        Files.writeString(report, result.json(progress.notes()));
        System.out.println();
        System.out.println("Plots, tables and verdicts: " + ReportCommand.write(report));
        System.out.println("Every figure and the environment: " + report);
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
                            + Figures.format("%.1f", Machine.load())
                            + "): only ratios mean something.");
        }
    }

    /** Columns that share a reason share a note: a reason can be long. */
    private static String leftOut(Launchers launchers, String reason) {
        return launchers.leftOut().entrySet().stream()
                .filter(entry -> entry.getValue().equals(reason))
                .map(entry -> entry.getKey().title())
                .collect(Collectors.joining(", ", "Left out: ", ": " + reason));
    }

    private Map<String, Object> facts(Launchers launchers, Duration budget) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("effort", efforts.effort.name());
        facts.put("budgetSeconds", budget.toSeconds());
        facts.put("ranks", selection.ranks());
        facts.put(
                "binding",
                "a core a rank (mpirun --bind-to core) if there are enough; none in pure Java");
        facts.put("threadLevel", "FUNNELED asked for by all twins");
        facts.put("buffers", "bandwidth: one send buffer for the window, 64 receive buffers");
        facts.put("launcher", launchers.openMpiVersion().orElse("none"));
        facts.put("machine", Machine.facts());
        return facts;
    }
}
