package org.mpi4j.openmpi;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mpi4j.spi.Availability;

/**
 * Programs that run as one rank without a launcher, in a JVM of their own: MPI starts only once.
 */
final class ChildJvm {
    private static final long LIMIT_SECONDS = 60;

    /**
     * How a program ended.
     *
     * @param exitCode its exit code
     * @param output everything that it printed
     */
    record Result(int exitCode, String output) {}

    private ChildJvm() {}

    /** Skips the test, with the reason, where Open MPI cannot be used. */
    static void requireOpenMpi() {
        Availability availability = new OpenMpiProvider().availability();
        assumeTrue(availability.usable(), availability.detail());
    }

    static Result run(Class<?> program, String... args) throws IOException, InterruptedException {
        Path output = Files.createTempFile("mpi4j-child", ".txt");
        try {
            Process process = start(program, args, output.toFile());
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertTrue(ended, () -> "still running after " + LIMIT_SECONDS + " s: " + printed);
            return new Result(process.exitValue(), printed);
        } finally {
            Files.delete(output);
        }
    }

    private static Process start(Class<?> program, String[] args, File output) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dmpi4j.backend=openmpi",
                                program.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output);
        Map<String, String> environment = builder.environment();
        environment.put("OMPI_MCA_rmaps_base_oversubscribe", "1");
        // The shared memory of a rank without launcher is never removed by Open MPI 5.0.
        environment.putIfAbsent("OMPI_MCA_btl", "self");
        return builder.start();
    }
}
