package org.mpi4j.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.HostSlots;
import org.mpi4j.launcher.JobSpec;
import picocli.CommandLine.Option;

/** Options about the hosts of a job. */
final class HostOptions {
    /** Environment variable: what {@code --ssh} says. */
    private static final String SSH_VARIABLE = "MPI4J_SSH";

    @Option(
            names = {"-H", "--host"},
            paramLabel = "HOST[:SLOTS],...",
            description = "hosts, filled one after the other, and how many ranks each takes (1)")
    private @Nullable String list;

    @Option(
            names = "--hostfile",
            paramLabel = "FILE",
            description = "the same as lines of a file: HOST slots=N")
    private @Nullable Path file;

    @Option(
            names = "--ssh",
            paramLabel = "COMMAND",
            description = {
                "what reaches other hosts, with options: \"ssh -p 2222\"; by default",
                "$MPI4J_SSH, else ssh with keys and without questions"
            })
    private @Nullable String shell;

    @Option(
            names = "--remote-java",
            paramLabel = "PATH",
            description = "the java command on the hosts, if it is elsewhere than here")
    private @Nullable String java;

    @Option(
            names = "--remote-cp",
            paramLabel = "PATH",
            description = "where all classes are on the hosts, mpi4j too, if elsewhere than here")
    private @Nullable String classPath;

    void apply(JobSpec.Builder builder) throws IOException {
        List<HostSlots> hosts = hosts();
        if (hosts.isEmpty()) {
            requireNone("--ssh", shell);
            requireNone("--remote-java", java);
            requireNone("--remote-cp", classPath);
            return;
        }
        builder.hosts(hosts);
        Optional.ofNullable(shell)
                .or(() -> Optional.ofNullable(System.getenv(SSH_VARIABLE)))
                .map(String::strip)
                .filter(command -> !command.isEmpty())
                .ifPresent(command -> builder.remoteShell(List.of(command.split("\\s+", -1))));
        if (java != null) {
            builder.java(java);
        }
        if (classPath != null) {
            builder.classPath(classPath);
        }
    }

    private List<HostSlots> hosts() throws IOException {
        if (list != null && file != null) {
            throw new IllegalArgumentException("--host and --hostfile: only one of them");
        }
        if (file != null) {
            return HostSlots.read(file);
        }
        return list == null ? List.of() : HostSlots.parse(list);
    }

    private static void requireNone(String option, @Nullable String value) {
        if (value != null) {
            throw new IllegalArgumentException(option + " is for other hosts: say which with -H");
        }
    }
}
