package org.mpi4j.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.measure.Progress;
import org.mpi4j.benchmarks.measure.Round;

/**
 * Every raw sample, a line a launch, each written when the launch ends: whatever happens later, it
 * is kept.
 */
public final class SampleLines implements Progress {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Path file;
    private final Progress next;
    private int round;

    /**
     * Begins the file.
     *
     * @param file for JSON lines; overwritten
     * @param facts its first line
     * @param next is told as well
     */
    public SampleLines(Path file, Map<String, Object> facts, Progress next) {
        this.file = file;
        this.next = next;
        JsonObject first = line("environment");
        GSON.toJsonTree(facts).getAsJsonObject().asMap().forEach(first::add);
        write(
                first,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void launching(int index, String launch) {
        round = index;
        next.launching(index, launch);
    }

    @Override
    public void launched(Round.Launch launch, double secondsLeft) {
        JsonObject line = line("launch");
        line.addProperty("round", round);
        line.addProperty("column", launch.column().name().toLowerCase(Locale.ROOT));
        line.addProperty("seconds", launch.seconds());
        line.add("twin", launch.run().facts());
        line.addProperty("clockNs", launch.run().clockNs());
        JsonArray cells = new JsonArray();
        launch.run().cells().forEach(run -> cells.add(cell(run)));
        line.add("cells", cells);
        write(line, StandardOpenOption.APPEND);
        next.launched(launch, secondsLeft);
    }

    @Override
    public void note(String note) {
        next.note(note);
    }

    private static JsonObject cell(CellRun run) {
        JsonObject object = new JsonObject();
        object.addProperty("operation", run.operation().text());
        object.addProperty("bytes", run.bytes());
        object.addProperty("ranks", run.ranks());
        object.addProperty("warmUpBlocks", run.warmUpBlocks());
        object.addProperty("steady", run.steady());
        object.addProperty("valid", run.valid());
        run.overlapPercent().ifPresent(p -> object.addProperty("overlapPercent", p));
        run.allocatedPerCall().ifPresent(b -> object.addProperty("allocatedPerCall", b));
        object.add("samplesUs", GSON.toJsonTree(run.samplesUs()));
        return object;
    }

    private static JsonObject line(String type) {
        JsonObject line = new JsonObject();
        line.addProperty("type", type);
        return line;
    }

    private void write(JsonObject line, StandardOpenOption... options) {
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", options);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
