package org.mpi4j.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.launch.KernelJob;
import org.mpi4j.benchmarks.launch.KernelRun;
import org.mpi4j.benchmarks.launch.LaunchException;
import org.mpi4j.benchmarks.measure.KernelProgress;

/**
 * A line a launch on the terminal and one in a file of JSON lines, each written when the launch
 * ends, so that an end before the end keeps what is done.
 */
public final class KernelLines implements KernelProgress {
    /** Wrong results may be NaN. */
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

    private final PrintStream out;
    private final Path file;

    /**
     * Begins the file.
     *
     * @param out for people
     * @param file for JSON lines; overwritten
     * @param facts its first line
     */
    public KernelLines(PrintStream out, Path file, Map<String, Object> facts) {
        this.out = out;
        this.file = file;
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonObject line = line("environment");
        GSON.toJsonTree(facts).getAsJsonObject().entrySet().stream()
                .forEach(fact -> line.add(fact.getKey(), fact.getValue()));
        append(line);
    }

    /**
     * Formats a wrong number.
     *
     * @param check the number
     * @return a sentence with all that is known of it
     */
    public static String wrong(Check check) {
        return check.name()
                + " is "
                + check.got()
                + ", not "
                + check.wanted()
                + ": error "
                + check.error()
                + ", allowed "
                + check.allowed();
    }

    @Override
    public void launching(KernelJob job, KernelBackend backend, int round) {
        out.print(Figures.format("%-24s %-10s round %d ", job, backend.title(), round));
        out.flush();
    }

    @Override
    public void launched(
            KernelJob job, KernelBackend backend, int round, KernelRun run, double secondsLeft) {
        String result = run.verified() ? "verified" : "WRONG";
        out.println(
                Figures.format(
                        "%9.3f s  %s  about %.0f s to go", run.seconds(), result, secondsLeft));
        JsonObject line = line("kernel");
        line.addProperty("kernel", job.kernel().text());
        line.addProperty("class", job.problem().size().name());
        line.addProperty("scale", job.problem().scale());
        line.addProperty("ranks", job.ranks());
        line.addProperty("backend", backend.text());
        line.addProperty("round", round);
        line.addProperty("seconds", run.seconds());
        line.addProperty("mops", run.mops());
        line.addProperty("verified", run.verified());
        line.add("checks", GSON.toJsonTree(run.checks()));
        line.add("program", run.facts());
        append(line);
    }

    @Override
    public void failed(LaunchException failure) {
        out.println("FAILED");
        out.println(failure.getMessage());
        JsonObject line = line("failure");
        line.addProperty("message", failure.getMessage());
        append(line);
    }

    private static JsonObject line(String type) {
        JsonObject line = new JsonObject();
        line.addProperty("type", type);
        return line;
    }

    private void append(JsonObject line) {
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
