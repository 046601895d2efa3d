package org.mpi4j.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.kernel.Problem;
import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.launch.KernelJob;
import org.mpi4j.benchmarks.launch.KernelLaunchers;
import org.mpi4j.benchmarks.measure.KernelFigure;
import org.mpi4j.benchmarks.measure.KernelSession;
import org.mpi4j.benchmarks.plan.Scaling;
import org.mpi4j.benchmarks.report.KernelLines;
import org.mpi4j.benchmarks.report.KernelTable;
import org.mpi4j.benchmarks.report.Machine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench kernels}: application kernels, verified, beside C and over numbers of ranks. */
@Command(
        name = "kernels",
        description =
                "Runs application kernels on C, the native and the pure-Java backend, verifies"
                        + " every result, and shows times, rates, ratios to C, speed-up and"
                        + " efficiency. Launches that are done are kept if it is ended early.",
        mixinStandardHelpOptions = true)
final class KernelsCommand implements Callable<Integer> {
    /** One of them at most. */
    static final class Scalings {
        private Scaling scaling = Scaling.STRONG;

        @Option(names = "--strong", description = "The same problem on all ranks; the default.")
        void strong(boolean given) {
            scaling = Scaling.STRONG;
        }

        @Option(names = "--weak", description = "A problem that grows with the ranks.")
        void weak(boolean given) {
            scaling = Scaling.WEAK;
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup private Scalings scalings = new Scalings();

    @Parameters(paramLabel = "KERNEL", description = "What to run (default: all; see list).")
    private List<String> kernels = new ArrayList<>();

    @Option(
            names = "--class",
            description =
                    "Size of the problem: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "S")
    private Problem.Size size = Problem.Size.S;

    @Option(
            names = "--ranks",
            split = ",",
            description = "Numbers of ranks (default: ${DEFAULT-VALUE}).",
            defaultValue = "1,2,4")
    private List<Integer> ranks = new ArrayList<>();

    @Option(
            names = "--backends",
            split = ",",
            description = "What to run on: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "c,native,pure")
    private List<KernelBackend> backends = new ArrayList<>();

    @Option(
            names = "--rounds",
            description =
                    "Launches of each, of which the median counts (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int rounds = 3;

    @Mixin private OutputDirectory out = new OutputDirectory();

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds: at least 1, not " + rounds);
        }
        List<KernelJob> jobs = jobs();
        out.make();
        Path directory = out.path();
        KernelLaunchers launchers = KernelLaunchers.find(EnumSet.copyOf(backends), directory);
        launchers
                .leftOut()
                .forEach(
                        (backend, reason) ->
                                System.out.println("Left out: " + backend.title() + ": " + reason));
        if (launchers.present().isEmpty()) {
            System.err.println("Nothing can be run here.");
            return 1;
        }
        long seed = System.nanoTime();
        Path file = directory.resolve("kernels.jsonl");
        KernelLines lines = new KernelLines(System.out, file, facts(launchers, seed));
        List<KernelFigure> figures =
                new KernelSession(launchers.present(), rounds, lines, seed).run(jobs);
        KernelTable table = new KernelTable(figures, scalings.scaling);
        System.out.println();
        table.lines().forEach(System.out::println);
        System.out.println();
        Path page = directory.resolve("kernels.html");
        System.out.println("Plots and tables: " + ReportCommand.write(file, page));
        System.out.println("Every launch and the environment: " + file);
        table.wrong().forEach(System.err::println);
        return figures.stream().allMatch(KernelFigure::verified) ? 0 : 1;
    }

    private List<KernelJob> jobs() {
        try {
            List<KernelName> named =
                    kernels.stream()
                            .map(name -> KernelName.of(name.toLowerCase(Locale.ROOT)))
                            .toList();
            List<KernelName> chosen = named.isEmpty() ? List.of(KernelName.values()) : named;
            return chosen.stream()
                    .flatMap(kernel -> ranks.stream().sorted().distinct().map(n -> job(kernel, n)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private KernelJob job(KernelName kernel, int size) {
        return new KernelJob(kernel, scalings.scaling.problem(this.size, size), size);
    }

    private Map<String, Object> facts(KernelLaunchers launchers, long seed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("scaling", scalings.scaling.name().toLowerCase(Locale.ROOT));
        facts.put("rounds", rounds);
        facts.put("seed", seed);
        facts.put("launcher", launchers.openMpiVersion().orElse("none"));
        facts.put("leftOut", launchers.leftOut());
        facts.put("machine", Machine.facts());
        return facts;
    }
}
