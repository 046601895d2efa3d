package org.mpi4j.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.mpi4j.conformance.support.JavaHomes.JavaHome;
import org.mpi4j.junit.MpiMode;

/**
 * A program that was run as a job to its end.
 *
 * @param exitCodes of {@code mpirun}, or of each rank's process
 * @param output what they printed
 * @param taken how long it took
 */
public record Launched(List<Integer> exitCodes, String output, Duration taken) {
    private static final int LIMIT_SECONDS = 60;

    /** The first compiler only, and no threads for the collector. */
    private static final List<String> SHORT_LIFE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

    /** Under mpirun, on the native backend. */
    public static Launched underMpirun(Class<?> program, int ranks) throws Exception {
        return underMpirun(ranks, java("openmpi", List.of(), program));
    }

    /** Two ranks under mpirun, on the native backend, by a Java and with options of choice. */
    public static Launched underMpirun(JavaHome home, List<String> options, Class<?> program)
            throws Exception {
        return underMpirun(2, java(home.java(), options, "openmpi", program));
    }

    private static Launched underMpirun(int ranks, List<String> java) throws Exception {
        List<String> command = new ArrayList<>(List.of("mpirun", "-n", "" + ranks));
        command.addAll(List.of("--timeout", "" + LIMIT_SECONDS, "--oversubscribe"));
        command.addAll(List.of("--mca", "mpi_yield_when_idle", "1", "--bind-to", "none"));
        command.addAll(java);
        Map<String, String> environment =
                System.getProperty("user.name").equals("root")
                        ? Map.of(
                                "OMPI_ALLOW_RUN_AS_ROOT",
                                "1",
                                "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM",
                                "1")
                        : Map.of();
        return finish(List.of(start(command, environment)));
    }

    /** Under mpirun, on the native backend, with options for the virtual machines. */
    public static Launched underMpirun(Class<?> program, int ranks, List<String> options)
            throws Exception {
        return underMpirun(ranks, java("openmpi", options, program));
    }

    /** As processes of this host, on the pure-Java backend. */
    public static Launched asProcesses(Class<?> program, int ranks) throws Exception {
        return asProcesses(program, ranks, List.of());
    }

    /** As processes of this host, on the pure-Java backend, with options for them. */
    public static Launched asProcesses(Class<?> program, int ranks, List<String> options)
            throws Exception {
        String job = UUID.randomUUID().toString().replace("-", "");
        List<Running> started = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            Map<String, String> environment =
                    Map.of("MPI4J_RANK", "" + rank, "MPI4J_SIZE", "" + ranks, "MPI4J_JOB", job);
            started.add(start(java("purejava", options, program), environment));
        }
        return finish(started);
    }

    /** As threads of one virtual machine, on the pure-Java backend. */
    public static Launched asThreads(Class<?> program, int ranks) throws Exception {
        return asThreads(program, ranks, List.of());
    }

    /** As threads of one virtual machine, with options for it. */
    public static Launched asThreads(Class<?> program, int ranks, List<String> options)
            throws Exception {
        List<String> all = new ArrayList<>(options);
        all.add("-Dmpi4j.ranks=" + ranks);
        List<String> command = java("purejava", all, program);
        return finish(List.of(start(command, Map.of())));
    }

    /** Run as a mode runs it, with options for the virtual machines. */
    public static Launched in(MpiMode mode, Class<?> program, int ranks, List<String> options)
            throws Exception {
        return switch (mode) {
            case OPENMPI -> underMpirun(program, ranks, options);
            case PUREJAVA_THREADS -> asThreads(program, ranks, options);
            case PUREJAVA_PROCESSES -> asProcesses(program, ranks, options);
            case PUREJAVA_TCP -> {
                List<String> all = new ArrayList<>(options);
                all.add("-Dmpi4j.transport=tcp");
                yield asProcesses(program, ranks, all);
            }
        };
    }

    private static List<String> java(String backend, List<String> options, Class<?> program) {
        List<String> all = new ArrayList<>(SHORT_LIFE);
        all.addAll(options);
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return java(own, all, backend, program);
    }

    private static List<String> java(
            String executable, List<String> options, String backend, Class<?> program) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(executable, "-cp", System.getProperty("java.class.path")));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dmpi4j.backend=" + backend);
        command.addAll(options);
        command.add(program.getName());
        return command;
    }

    private record Running(Process process, CompletableFuture<String> output) {}

    private static Running start(List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new Running(
                process, CompletableFuture.supplyAsync(() -> read(process), Launched::inThread));
    }

    /**
     * A shared pool may have fewer threads than the job has processes, and one would not be read.
     */
    private static void inThread(Runnable work) {
        Thread reader = new Thread(work, "output");
        reader.setDaemon(true);
        reader.start();
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Launched finish(List<Running> started) throws Exception {
        long start = System.nanoTime();
        long deadline = start + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        List<Integer> codes = new ArrayList<>();
        StringBuilder output = new StringBuilder();
        try {
            for (Running one : started) {
                long left = deadline - System.nanoTime();
                if (!one.process.waitFor(left, TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("the job still runs after a minute");
                }
                codes.add(one.process.exitValue());
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            for (Running one : started) {
                output.append(one.output.get(10, TimeUnit.SECONDS));
            }
            return new Launched(List.copyOf(codes), output.toString(), taken);
        } finally {
            started.forEach(one -> one.process.destroyForcibly());
        }
    }
}
