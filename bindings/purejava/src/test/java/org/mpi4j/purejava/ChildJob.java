package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A job of {@link Child} processes. */
final class ChildJob {
    /** How one of them has ended. */
    record Ended(int exitCode, String output) {}

    private final Path base;
    private final Path logs;
    private final String name = UUID.randomUUID().toString().replace("-", "");
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> hosts = List.of();
    private List<String> shell = List.of();

    /** Shared files go into the one directory, output into the other. */
    ChildJob(Path base, Path logs) {
        this.base = base;
        this.logs = logs;
    }

    /** With an option of the virtual machines. */
    ChildJob with(String option) {
        options.add(option);
        return this;
    }

    /** With an environment variable. */
    ChildJob with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** As if each rank were on the host that is named for it. */
    ChildJob on(String... names) {
        hosts = List.of(names);
        return with("MPI4J_RENDEZVOUS_DIR", base.toString());
    }

    /** With processes whose files are for everybody, unless they say otherwise. */
    ChildJob withoutUmask() {
        return behind("sh", "-c", "umask 000; exec \"$@\"");
    }

    /** With processes that are started by a command that ends in a script for the shell. */
    ChildJob behind(String... command) {
        shell = new ArrayList<>(List.of(command));
        shell.add("sh");
        return this;
    }

    String name() {
        return name;
    }

    private List<String> command(Class<?> program, String... args) {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx64m"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dmpi4j.backend=purejava"));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(args));
        return command;
    }

    Process start(int rank, int size, String what) throws IOException {
        return start(rank, size, command(Child.class, what), kept(rank));
    }

    private ProcessBuilder.Redirect kept(int rank) {
        return ProcessBuilder.Redirect.to(logs.resolve("rank" + rank).toFile());
    }

    private Process start(int rank, int size, List<String> command, ProcessBuilder.Redirect output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("MPI4J_RANK", "" + rank);
        builder.environment().put("MPI4J_SIZE", "" + size);
        builder.environment().put("MPI4J_JOB", name);
        builder.environment().put("MPI4J_DIR", base.toString());
        if (!hosts.isEmpty()) {
            builder.environment().put("MPI4J_HOST", hosts.get(rank));
        }
        builder.redirectErrorStream(true);
        builder.redirectOutput(output);
        return builder.start();
    }

    private Ended await(Process process, int rank) throws Exception {
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), "rank " + rank + " hangs");
        return new Ended(process.exitValue(), Files.readString(logs.resolve("rank" + rank)));
    }

    /** Runs all ranks; nothing may be left. */
    List<Ended> run(int size, String what) throws Exception {
        return run(size, Child.class, what);
    }

    /** Runs all ranks of a program; nothing may be left. */
    List<Ended> run(int size, Class<?> program, String... args) throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int rank = 0; rank < size; rank++) {
                processes.add(start(rank, size, command(program, args), kept(rank)));
            }
            List<Ended> ended = new ArrayList<>();
            for (int rank = 0; rank < size; rank++) {
                ended.add(await(processes.get(rank), rank));
            }
            return ended;
        } finally {
            processes.forEach(Process::destroyForcibly);
            assertNothingLeft();
        }
    }

    /** Runs two ranks, of which nobody reads what the last prints; how the first ends. */
    Ended runWithLastUnread(String what) throws Exception {
        List<String> command = command(Child.class, what);
        Process last = start(1, 2, command, ProcessBuilder.Redirect.PIPE);
        Process first = start(0, 2, what);
        try {
            return await(first, 0);
        } finally {
            first.destroyForcibly();
            last.destroyForcibly().waitFor();
        }
    }

    /** Runs one rank, which is alone; nothing may be left. */
    Ended runOne(int rank, int size, String what) throws Exception {
        Process alone = start(rank, size, what);
        try {
            return await(alone, rank);
        } finally {
            alone.destroyForcibly();
            assertNothingLeft();
        }
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
