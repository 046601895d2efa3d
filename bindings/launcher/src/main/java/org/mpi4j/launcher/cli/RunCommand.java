package org.mpi4j.launcher.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.HostsJob;
import org.mpi4j.launcher.JobResult;
import org.mpi4j.launcher.JobSpec;
import org.mpi4j.launcher.LocalJob;
import org.mpi4j.launcher.Mpirun;
import org.mpi4j.launcher.MpirunCommand;
import org.mpi4j.launcher.MpirunCommand.Tagging;
import org.mpi4j.launcher.MpirunJob;
import org.mpi4j.launcher.OutputHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpi4j run}: a program as N ranks. */
@Command(
        name = "run",
        description = "Runs a class as a number of ranks, on this host or on several.",
        sortOptions = false,
        footer = {
            "",
            "Exit code: 0 if every rank ended with 0, else that of the first rank that did not;"
                    + " 124 at the time limit; 2 for a wrong command line; 125 if the ranks could"
                    + " not be run or a host was lost."
        })
final class RunCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec command;

    @Option(
            names = {"-n", "--ranks"},
            required = true,
            paramLabel = "N",
            description = "number of ranks")
    private int ranks;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description =
                    "openmpi (started by mpirun) or purejava; by default openmpi if it is usable")
    private @Nullable String backend;

    @Option(
            names = {"-cp", "-classpath", "--class-path"},
            paramLabel = "PATH",
            description = "where the program's classes are; mpi4j itself is added at the end")
    private @Nullable String classPath;

    @Mixin private HostOptions hosts = new HostOptions();

    @Option(
            names = "-x",
            paramLabel = "NAME[=VALUE]",
            description = "an environment variable for every rank; as it is here without a value")
    private List<String> variables = List.of();

    @Option(names = "--tag-output", description = "mark every line with the rank that printed it")
    private boolean tagOutput;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "then print every rank's stacks and end the job")
    private @Nullable Long seconds;

    @Option(
            names = "-J",
            paramLabel = "OPTION",
            description = "an option for every rank's JVM: -J-Xmx1g")
    private List<String> jvmOptions = List.of();

    @Parameters(index = "0", paramLabel = "CLASS", description = "the class with the main method")
    private @Nullable String mainClass;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "arguments of the program")
    private List<String> args = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        JobSpec spec = spec();
        BackendChoice choice = choice();
        choice.note().ifPresent(note -> err("mpi4j: " + note));
        Optional<Mpirun> mpirun = choice.mpirun();
        JobResult result = mpirun.isPresent() ? underMpirun(mpirun.get(), spec) : asProcesses(spec);
        explain(spec, result);
        return result.exitCode();
    }

    private BackendChoice choice() throws IOException, InterruptedException {
        try {
            return BackendChoice.make(Optional.ofNullable(backend));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private JobResult underMpirun(Mpirun mpirun, JobSpec spec)
            throws IOException, InterruptedException {
        Tagging tagging = tagOutput ? Tagging.RANK : Tagging.NONE;
        MpirunCommand line =
                new MpirunCommand(
                        mpirun, spec, BackendChoice.OPENMPI, MpirunCommand.Host.local(), tagging);
        return new MpirunJob(line, new PlainOutput()).run();
    }

    private JobResult asProcesses(JobSpec spec) throws IOException, InterruptedException {
        OutputHandler output = tagOutput ? new TaggedOutput() : new PlainOutput();
        return spec.hosts().isEmpty() ? new LocalJob(spec, output).run() : onHosts(spec, output);
    }

    private JobResult onHosts(JobSpec spec, OutputHandler output)
            throws IOException, InterruptedException {
        HostsJob job;
        try {
            job = new HostsJob(spec, output);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
        return job.run();
    }

    private JobSpec spec() throws IOException {
        if (mainClass == null) {
            throw new IllegalStateException("picocli left out a required parameter");
        }
        try {
            JobSpec.Builder builder =
                    JobSpec.builder(mainClass)
                            .ranks(ranks)
                            .args(args)
                            .jvmOptions(jvmOptions)
                            .input(JobSpec.Input.INHERITED)
                            // Decoded and encoded like this, every byte stays what it is.
                            .outputCharset(StandardCharsets.ISO_8859_1);
            if (classPath != null) {
                String own = System.getProperty("java.class.path");
                builder.classPath(classPath + File.pathSeparator + own);
            }
            hosts.apply(builder);
            variables.forEach(each -> variable(builder, each));
            if (seconds != null) {
                builder.timeLimit(Duration.ofSeconds(seconds));
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private static void variable(JobSpec.Builder builder, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? System.getenv(name) : text.substring(equals + 1);
        if (name.isEmpty() || value == null) {
            throw new IllegalArgumentException(
                    "-x " + text + ": there is no such variable here; say NAME=VALUE");
        }
        builder.environment(name, value);
    }

    private void explain(JobSpec spec, JobResult result) {
        if (result.outcome() == JobResult.Outcome.TIMED_OUT) {
            long limit = spec.timeLimit().orElseThrow().toSeconds();
            err("mpi4j: the time limit of " + limit + " s is over; the job was ended");
        }
        result.failedRank()
                .ifPresent(
                        rank ->
                                err(
                                        "mpi4j: rank "
                                                + rank
                                                + " ended with exit code "
                                                + result.exitCode()
                                                + "; the job was ended"));
    }

    private void err(String line) {
        commandLine().getErr().println(line);
        commandLine().getErr().flush();
    }

    private CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command.commandLine();
    }
}
