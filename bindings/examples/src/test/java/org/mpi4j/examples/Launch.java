package org.mpi4j.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.mpi4j.launcher.JobResult;
import org.mpi4j.launcher.JobSpec;
import org.mpi4j.launcher.LocalJob;
import org.mpi4j.launcher.Mpirun;
import org.mpi4j.launcher.MpirunCommand;
import org.mpi4j.launcher.MpirunJob;
import org.mpi4j.launcher.OutputHandler;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;

/**
 * One run of an example as a user would start it.
 *
 * @param exitCode of the job
 * @param out standard output of all ranks
 * @param err standard error of all ranks
 */
record Launch(int exitCode, String out, String err) {
    /** How the ranks are started. */
    enum Mode {
        OPENMPI("openmpi"),
        PUREJAVA_THREADS("purejava-threads"),
        PUREJAVA_PROCESSES("purejava-processes"),
        PUREJAVA_UNDER_MPIRUN("purejava-mpirun");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** They live for a moment: the first compiler only, and no threads for the collector. */
    private static final List<String> SHORT_LIFE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * Both backends with 1 to 5 ranks; fewer numbers where only the launcher, or the way of the
     * messages, is another.
     */
    static Stream<Arguments> jobs() {
        return Stream.of(Mode.values())
                .flatMap(mode -> ranks(mode).map(ranks -> Arguments.of(mode, ranks)));
    }

    private static Stream<Integer> ranks(Mode mode) {
        return switch (mode) {
            case OPENMPI, PUREJAVA_THREADS -> Stream.of(1, 2, 3, 4, 5);
            case PUREJAVA_PROCESSES -> Stream.of(2, 5);
            case PUREJAVA_UNDER_MPIRUN -> Stream.of(3);
        };
    }

    /** Every mode with 3 ranks. */
    static Stream<Arguments> jobsOf3() {
        return Stream.of(Mode.values()).map(mode -> Arguments.of(mode, 3));
    }

    static Launch run(Mode mode, int ranks, Class<?> main, String... args)
            throws IOException, InterruptedException {
        if (mode == Mode.PUREJAVA_THREADS) {
            return threads(ranks, main, args);
        }
        JobSpec spec =
                JobSpec.builder(main.getName())
                        .ranks(ranks)
                        .jvmOptions(SHORT_LIFE)
                        .outputCharset(StandardCharsets.UTF_8)
                        .args(List.of(args))
                        .timeLimit(LIMIT)
                        .build();
        Collector collector = new Collector();
        JobResult result =
                mode == Mode.PUREJAVA_PROCESSES
                        ? new LocalJob(spec, collector).run()
                        : mpirun(mode == Mode.OPENMPI ? "openmpi" : "purejava", spec, collector);
        return collector.launch(result.exitCode());
    }

    private static JobResult mpirun(String backend, JobSpec spec, OutputHandler handler)
            throws IOException, InterruptedException {
        Mpirun mpirun = Mpirun.find().orElse(null);
        needed(mpirun != null, "no mpirun of Open MPI");
        if (backend.equals("openmpi")) {
            Availability availability =
                    Backends.all().stream()
                            .filter(provider -> provider.name().equals(backend))
                            .findFirst()
                            .orElseThrow()
                            .availability();
            needed(availability.usable(), availability.detail());
        }
        MpirunCommand command =
                new MpirunCommand(
                        mpirun,
                        spec,
                        backend,
                        MpirunCommand.Host.local(),
                        MpirunCommand.Tagging.NONE);
        return new MpirunJob(command, handler).run();
    }

    /** Skips the test if Open MPI is not there; fails it where the build requires Open MPI. */
    private static void needed(boolean there, String otherwise) {
        String required = System.getProperty("mpi4j.test.require", "");
        assertTrue(there || !required.contains("openmpi"), otherwise);
        assumeTrue(there, otherwise);
    }

    /** One process whose ranks are threads, started as {@code java -Dmpi4j.ranks=N}. */
    private static Launch threads(int ranks, Class<?> main, String... args)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(SHORT_LIFE);
        command.addAll(List.of("-Dmpi4j.ranks=" + ranks, main.getName()));
        command.addAll(List.of(args));
        Path err = Files.createTempFile("mpi4j-examples", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            var unused =
                    CompletableFuture.runAsync(
                            process::destroyForcibly,
                            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Launch(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    private static final class Collector implements OutputHandler {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();

        @Override
        public synchronized void print(int rank, OutputHandler.Stream stream, String line) {
            (stream == OutputHandler.Stream.OUT ? out : err).append(line);
        }

        synchronized Launch launch(int exitCode) {
            return new Launch(exitCode, out.toString(), err.toString());
        }
    }
}
