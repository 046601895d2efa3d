package org.mpi4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command that measures writes. */
final class OutputDirectory {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory for all that is written (default: ${DEFAULT-VALUE}).",
            defaultValue = "target/benchmarks")
    private Path directory = Path.of("target", "benchmarks");

    Path path() {
        return directory;
    }

    /**
     * Makes it if it is not there.
     *
     * @throws ParameterException if nothing can be written there
     */
    void make() {
        try {
            Files.createDirectories(directory);
            // Rights alone do not say it: of a file system that is read-only or full, for example.
            Path trial = Files.createTempFile(directory, "trial", "");
            Files.write(trial, new byte[1]);
            Files.delete(trial);
        } catch (IOException e) {
            String message = "--out: nothing can be written into " + directory + ": " + e;
            throw new ParameterException(spec.commandLine(), message, e);
        }
    }
}
