package org.mpi4j.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that measures. */
@Command(
        name = "bench",
        description = "Measures mpi4j against C and its backends against each other.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            KernelsCommand.class,
            ReportCommand.class
        })
public final class Bench {
    private Bench() {}

    /**
     * Runs the command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /**
     * Runs the command in this virtual machine.
     *
     * @param args see {@code --help}
     * @return 0 if everything ran and every received byte was right; 1 if not; 2 for wrong options
     */
    public static int execute(String... args) {
        return commandLine().execute(args);
    }

    /**
     * The command as a part of another.
     *
     * @return ready to be run or added
     */
    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
