package org.mpi4j.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installed {@code mpirun} of Open MPI.
 *
 * @param path where it is
 * @param version for example 4.1.4
 * @param major the first number of the version
 */
public record Mpirun(Path path, String version, int major) {
    private static final Pattern VERSION =
            Pattern.compile("\\(Open MPI\\) ((\\d+)\\.\\d+\\S*)", Pattern.CASE_INSENSITIVE);
    private static final long ANSWER_SECONDS = 20;

    /** Where Fedora and RHEL keep it, outside the default PATH. */
    private static final String FEDORA = "/usr/lib64/openmpi/bin";

    /**
     * The first one in PATH, or where Fedora keeps it.
     *
     * @return empty if there is none, or the first one is not Open MPI's
     * @throws IOException if it cannot be asked for its version
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Optional<Mpirun> find() throws IOException, InterruptedException {
        String path = System.getenv().getOrDefault("PATH", "");
        Optional<Path> first =
                Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of(FEDORA))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, "mpirun"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return first.isEmpty() ? Optional.empty() : ask(first.get());
    }

    private static Optional<Mpirun> ask(Path path) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(path.toString(), "--version")
                        .redirectErrorStream(true)
                        .redirectInput(LocalJob.NO_INPUT)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(path + " --version does not end");
        }
        return parse(path, answer);
    }

    static Optional<Mpirun> parse(Path path, String answer) {
        Matcher matcher = VERSION.matcher(answer);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(new Mpirun(path, matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
}
