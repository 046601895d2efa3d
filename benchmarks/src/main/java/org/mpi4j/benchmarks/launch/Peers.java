package org.mpi4j.benchmarks.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Other MPI libraries, if {@code ci/install-peers.sh} or somebody else has installed them. Their
 * twins are compiled where they run: the project itself needs none of them.
 */
final class Peers {
    private static final String SOURCES = "/org/mpi4j/benchmarks/peers/";
    private static final String HINT = "; ci/install-peers.sh installs it on Debian";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Peers() {}

    /** Open MPI's own Java bindings, which no package has the Java half of. */
    static Launcher.Commands openMpiJava(Path directory) throws InterruptedException {
        OpenMpi mpi = OpenMpi.find();
        Path jar = home().resolve("openmpi-java").resolve("mpi.jar");
        require(jar, "Open MPI's Java bindings");
        String path = join(jar, compile(directory, "OpenMpiPeer", jar.toString()));
        return (ranks, arguments) -> {
            List<String> command = new ArrayList<>(mpi.command(ranks));
            command.addAll(java(path));
            command.addAll(List.of("peers.OpenMpiPeer", "DIRECT"));
            command.addAll(arguments);
            return List.of(OpenMpi.process(command));
        };
    }

    /**
     * MPJ Express, ranks as threads: its ranks as processes need daemons. The starter of these is
     * called directly; the library's own command would leave a process behind if it was ended.
     */
    static Launcher.Commands mpjExpress(Path directory) throws InterruptedException {
        Path mpj = environment("MPJ_HOME").map(Path::of).orElse(Path.of("/usr/share/mpj"));
        Path log4j = Path.of("/usr/share/java/log4j-1.2.jar");
        Path lib = mpj.resolve("lib");
        require(lib.resolve("smpdev.jar"), "MPJ Express");
        require(log4j, "log4j 1.2, which MPJ Express needs,");
        Path classes = compile(directory, "MpjPeer", lib.resolve("mpj.jar").toString());
        String path =
                Stream.of("smpdev", "xdev", "mpjbuf", "loader2", "starter", "mpiExp")
                        .map(name -> lib.resolve(name + ".jar").toString())
                        .collect(
                                Collectors.joining(
                                        File.pathSeparator, "", File.pathSeparator + log4j));
        return (ranks, arguments) -> {
            List<String> command = java(path);
            String here = classes.toString();
            command.addAll(List.of("runtime.starter.MulticoreStarter", here, "" + ranks, "smpdev"));
            command.addAll(List.of("useLocalLoader", here, "peers.MpjPeer", "ARRAY"));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("MPJ_HOME", mpj.toString());
            return List.of(builder);
        };
    }

    /** mpi4py with NumPy, on the same Open MPI. */
    static Launcher.Commands mpi4py(Path directory) throws InterruptedException {
        OpenMpi mpi = OpenMpi.find();
        Path python = python();
        Path twin = extract("mpi4py_twin.py", directory.resolve("peers"));
        return (ranks, arguments) -> {
            List<String> command = new ArrayList<>(mpi.command(ranks));
            command.addAll(List.of(python.toString(), twin.toAbsolutePath().toString(), "ARRAY"));
            command.addAll(arguments);
            return List.of(OpenMpi.process(command));
        };
    }

    /** Debian's own first: its packages are not for others that may be on the PATH. */
    private static Path python() throws InterruptedException {
        List<Path> candidates = new ArrayList<>(List.of(Path.of("/usr/bin/python3")));
        Executables.find("python3").ifPresent(candidates::add);
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate) && imports(candidate)) {
                return candidate;
            }
        }
        throw new NotAvailableException("no python3 has mpi4py and numpy" + HINT);
    }

    private static boolean imports(Path python) throws InterruptedException {
        List<String> command = List.of(python.toString(), "-c", "import mpi4py, numpy");
        try {
            Job.run(List.of(OpenMpi.process(command)), LIMIT);
            return true;
        } catch (LaunchException e) {
            return false;
        }
    }

    private static Path home() {
        return environment("MPI4J_PEERS")
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "mpi4j", "peers"));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static void require(Path file, String what) {
        if (!Files.isReadable(file)) {
            throw new NotAvailableException(what + " is not there: no " + file + HINT);
        }
    }

    private static List<String> java(String classPath) {
        Path java = JavaCommand.home().resolve("bin").resolve("java");
        int processors = Runtime.getRuntime().availableProcessors();
        // What mpi4j's own twins are run with.
        return new ArrayList<>(
                List.of(
                        java.toString(),
                        "-cp",
                        classPath,
                        "-Xms256m",
                        "-Xbatch",
                        "-XX:ActiveProcessorCount=" + processors));
    }

    private static Path compile(Path directory, String peer, String classPath)
            throws InterruptedException {
        Path javac = JavaCommand.home().resolve("bin").resolve("javac");
        if (!Files.isExecutable(javac)) {
            throw new NotAvailableException(
                    "there is no javac to compile the peer's twin: " + javac);
        }
        Path sources = directory.resolve("peers");
        Path classes = sources.resolve(peer).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(javac.toString(), "-nowarn"));
        command.addAll(List.of("-cp", classPath, "-d", classes.toString()));
        for (String name : List.of("Peer", "PeerTwin", peer)) {
            command.add(extract(name + ".java", sources).toString());
        }
        Job.run(List.of(new ProcessBuilder(command)), LIMIT);
        return classes;
    }

    private static Path extract(String name, Path directory) {
        try (var in = Peers.class.getResourceAsStream(SOURCES + name)) {
            if (in == null) {
                throw new IOException(SOURCES + name + " is not on the class path");
            }
            Files.createDirectories(directory);
            return Files.write(directory.resolve(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the source of a peer's twin", e);
        }
    }

    private static String join(Path first, Path second) {
        return first + File.pathSeparator + second;
    }
}
