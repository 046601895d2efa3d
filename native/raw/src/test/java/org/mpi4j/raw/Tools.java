package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The programs of this machine that the tests run, and what a test assumes of them. */
final class Tools {

    private static final long PATIENCE_SECONDS = 60;

    private Tools() {}

    record Result(int status, String output) {}

    static Path mpicc() {
        Optional<Path> mpicc = inPath("mpicc");
        assumeTrue(mpicc.isPresent(), "skipped: Open MPI's mpicc is not installed");
        return mpicc.orElseThrow();
    }

    static void assumeNativeLibrary() {
        assumeTrue(
                Files.exists(nativeLibrary()),
                "skipped: the native library was not built (the build's log says why)");
    }

    static void assumeHeaderSeries(String series) {
        String version = run(List.of(mpicc().toString(), "--showme:version")).output().strip();
        assumeTrue(
                version.contains("Open MPI " + series + "."),
                () ->
                        "skipped: needs the header of Open MPI "
                                + series
                                + ", installed: "
                                + version);
    }

    static Path classes() {
        return Path.of("target", "classes").toAbsolutePath();
    }

    static Path nativeLibrary() {
        return classes()
                .resolve("org/mpi4j/raw")
                .resolve(org.bytedeco.javacpp.Loader.getPlatform())
                .resolve(System.mapLibraryName("jnimpi4j"));
    }

    static Path compiler() {
        Optional<Path> compiler = inPath("g++");
        assumeTrue(compiler.isPresent(), "skipped: g++ is not installed");
        return compiler.orElseThrow();
    }

    static Optional<Path> inPath(String program) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/lib64/openmpi/bin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a class of the tests in a JVM of the same version, on this class path. */
    static Result java(List<String> options, Class<?> main, String... arguments) {
        return java(System.getProperty("java.class.path"), options, main, arguments);
    }

    static Result java(String classPath, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return run(command);
    }

    static Result run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // The shared memory of a rank without launcher is never removed by Open MPI 5.0: 16 MB
            // in /dev/shm at every run. One rank needs none.
            builder.environment().putIfAbsent("OMPI_MCA_btl", "self");
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                Thread watchdog = killLater(process);
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                int status = process.waitFor();
                watchdog.interrupt();
                return new Result(status, text);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String runSuccessfully(List<String> command) {
        Result result = run(command);
        assertEquals(0, result.status(), () -> command + "\n" + result.output());
        return result.output();
    }

    private static Thread killLater(Process process) {
        Thread watchdog =
                new Thread(
                        () -> {
                            try {
                                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                                    process.destroyForcibly();
                                }
                            } catch (InterruptedException e) {
                                // The process has ended.
                            }
                        });
        watchdog.setDaemon(true);
        watchdog.start();
        return watchdog;
    }
}
