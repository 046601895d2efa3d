package org.mpi4j.benchmarks.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.launcher.DeathSignal;

/**
 * An installed Open MPI.
 *
 * @param mpirun its launcher
 * @param version first line of what the launcher says about itself
 * @param guard words before its command line, so that it ends if this process is killed
 */
record OpenMpi(Path mpirun, String version, List<String> guard) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** A program in C, from the class path. */
    record Program(String file, List<String> sources) {
        /** Sends messages. */
        static final Program TWIN =
                new Program(
                        "c-twin",
                        List.of(
                                "common.h",
                                "common.c",
                                "harness.h",
                                "harness.c",
                                "exchanges.c",
                                "streams.c",
                                "collectives.c",
                                "accesses.c",
                                "file_accesses.c",
                                "threaded.c",
                                "copies.c",
                                "flags.c",
                                "start_ups.c"));

        /** Runs application kernels. */
        static final Program KERNELS =
                new Program(
                        "c-kernels",
                        List.of(
                                "common.h",
                                "common.c",
                                "kernels/kernel.h",
                                "kernels/kernels.c",
                                "kernels/ep.c",
                                "kernels/is.c",
                                "kernels/cg.c",
                                "kernels/mg.c",
                                "kernels/ft.c",
                                "kernels/stencil.c",
                                "kernels/transpose.c",
                                "kernels/pipeline.c",
                                "kernels/random_access.c",
                                "kernels/n_body.c"));
    }

    /**
     * Finds it.
     *
     * @throws NotAvailableException if there is none
     */
    static OpenMpi find() throws InterruptedException {
        Path mpirun =
                Executables.find("mpirun")
                        .orElseThrow(
                                () ->
                                        new NotAvailableException(
                                                "there is no mpirun on the PATH; install Open"
                                                        + " MPI"));
        List<String> says = run(List.of(mpirun.toString(), "--version")).output();
        String first = says.isEmpty() ? "" : says.get(0);
        if (!first.contains("Open MPI") && !first.contains("OpenRTE")) {
            throw new NotAvailableException(mpirun + " is not Open MPI's: " + first);
        }
        return new OpenMpi(mpirun, first, guardWords());
    }

    private static List<String> guardWords() throws InterruptedException {
        try {
            return DeathSignal.words();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process", e);
        }
    }

    /**
     * Compiles a program.
     *
     * @param program which
     * @param directory where to
     * @return the executable
     * @throws NotAvailableException if there is no compiler
     */
    Path compile(Program program, Path directory) throws InterruptedException {
        Path mpicc =
                Executables.find("mpicc")
                        .orElseThrow(
                                () ->
                                        new NotAvailableException(
                                                "there is no mpicc on the PATH; install Open"
                                                        + " MPI's development files"));
        Path executable = directory.resolve(program.file());
        List<String> command = new ArrayList<>(List.of(mpicc.toString()));
        command.addAll(List.of("-O3", "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra"));
        command.addAll(List.of("-o", executable.toString()));
        for (Path source : extract(program.sources(), directory.resolve("c"))) {
            if (source.toString().endsWith(".c")) {
                command.add(source.toString());
            }
        }
        command.addAll(List.of("-lm", "-lpthread"));
        run(command);
        return executable;
    }

    /** The start of a command line that runs a program on the given number of ranks. */
    List<String> command(int ranks) {
        List<String> command = new ArrayList<>(guard);
        command.addAll(List.of(mpirun.toString(), "--timeout", "900"));
        if (Runtime.getRuntime().availableProcessors() < ranks) {
            command.addAll(List.of("--bind-to", "none"));
            command.addAll(List.of("--oversubscribe", "--mca", "mpi_yield_when_idle", "1"));
        } else {
            // What mpirun does by default. Ranks that may share a core are measured together with
            // the scheduler of the operating system.
            command.addAll(List.of("--bind-to", "core:if-supported"));
        }
        command.addAll(List.of("-n", Integer.toString(ranks)));
        return command;
    }

    /** A process in an environment in which mpirun works. */
    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MPI4J_"));
        if (System.getProperty("user.name", "").equals("root")) {
            builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT", "1");
            builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        }
        return builder;
    }

    private static Job.Ended run(List<String> command) throws InterruptedException {
        return Job.run(List.of(process(command)), LIMIT);
    }

    private static List<Path> extract(List<String> sources, Path directory) {
        List<Path> files = new ArrayList<>();
        try {
            for (String name : sources) {
                Path file = directory.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, source(name));
                files.add(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the source of a C program", e);
        }
        return files;
    }

    private static byte[] source(String name) throws IOException {
        String path = "/org/mpi4j/benchmarks/c/" + name;
        try (var in = OpenMpi.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
