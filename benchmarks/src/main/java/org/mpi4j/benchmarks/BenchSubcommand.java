package org.mpi4j.benchmarks;

import org.mpi4j.launcher.Subcommand;
import picocli.CommandLine;

/** Makes {@code mpi4j bench} of it where the command {@code mpi4j} finds this. */
public final class BenchSubcommand implements Subcommand {
    /** For {@link java.util.ServiceLoader}. */
    public BenchSubcommand() {}

    @Override
    public CommandLine commandLine() {
        return Bench.commandLine();
    }
}
