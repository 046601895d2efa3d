package org.mpi4j.benchmarks;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench list}: what can be measured. */
@Command(
        name = "list",
        description = "Lists operations, backends and kernels.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Family family : Family.values()) {
            out.println(family.title() + sizes(family));
            Arrays.stream(Operation.values())
                    .filter(operation -> operation.family() == family)
                    .forEach(o -> line(out, String.join(", ", o.names()), o.meaning()));
        }
        out.println("backends");
        Arrays.stream(Column.values()).forEach(c -> line(out, c.word(), c.title()));
        out.println("kernels");
        Arrays.stream(KernelName.values())
                .forEach(kernel -> line(out, kernel.text(), kernel.meaning()));
        out.flush();
    }

    private static String sizes(Family family) {
        return family.sizes().stream()
                .filter(bytes -> bytes > 0)
                .map(bytes -> Figures.size(bytes))
                .collect(Collectors.joining(", ", " (", ")"))
                .replace(" ()", "");
    }

    private static void line(PrintWriter out, String name, String meaning) {
        out.println(Figures.format("  %-24s %s", name, meaning).stripTrailing());
    }
}
