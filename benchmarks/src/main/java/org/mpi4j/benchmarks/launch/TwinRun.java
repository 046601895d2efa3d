package org.mpi4j.benchmarks.launch;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.plan.Operation;

/**
 * What one launch of a twin printed.
 *
 * @param facts what the twin said about itself: library, virtual machine, thread level
 * @param clockNs what reading the clock costs there
 * @param cells one a cell of the plan that could be measured
 * @param lacking the others
 */
public record TwinRun(
        JsonObject facts, double clockNs, List<CellRun> cells, List<Lacking> lacking) {
    /**
     * One cell.
     *
     * @param operation what
     * @param bytes size of a message
     * @param ranks how many took part
     * @param warmUpBlocks blocks thrown away
     * @param steady whether the warm-up ended because the blocks agreed
     * @param valid whether every rank received what it should
     * @param allocatedPerCall bytes of Java heap that a call allocated once warm; empty for C
     * @param overlapPercent how much of the operation a computation hides; empty where nothing can
     *     be computed meanwhile
     * @param samplesUs microseconds an event
     */
    public record CellRun(
            Operation operation,
            int bytes,
            int ranks,
            int warmUpBlocks,
            boolean steady,
            boolean valid,
            Optional<Double> allocatedPerCall,
            Optional<Double> overlapPercent,
            List<Double> samplesUs) {}

    /**
     * A cell that the twin cannot do.
     *
     * @param operation what
     * @param bytes size of a message
     * @param reason why
     */
    public record Lacking(Operation operation, int bytes, String reason) {}

    /**
     * A run that could measure everything.
     *
     * @param facts what the twin said about itself
     * @param clockNs what reading the clock costs there
     * @param cells one a cell of the plan
     */
    public TwinRun(JsonObject facts, double clockNs, List<CellRun> cells) {
        this(facts, clockNs, cells, List.of());
    }

    /**
     * Parses the lines that a twin printed.
     *
     * @param lines all of them; those that are no JSON objects are not the twin's
     * @return the run
     * @throws IllegalStateException if the twin did not print its last line
     */
    public static TwinRun parse(List<String> lines) {
        JsonObject start = new JsonObject();
        Optional<Double> clock = Optional.empty();
        List<CellRun> cells = new ArrayList<>();
        List<Lacking> lacking = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("{\"type\":")) {
                continue;
            }
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            switch (object.remove("type").getAsString()) {
                case "start" -> start = object;
                case "cell" -> cells.add(cell(object, start.get("ranks").getAsInt()));
                case "lacking" -> lacking.add(lacking(object));
                case "end" -> clock = Optional.of(object.get("clockNs").getAsDouble());
                default -> throw new IllegalStateException("not a twin's line: " + line);
            }
        }
        double read =
                clock.orElseThrow(
                        () -> new IllegalStateException("the twin's last line is missing"));
        return new TwinRun(start, read, List.copyOf(cells), List.copyOf(lacking));
    }

    private static CellRun cell(JsonObject o, int ranks) {
        double[] samples = new Gson().fromJson(o.get("samplesUs"), double[].class);
        return new CellRun(
                Operation.of(o.get("operation").getAsString()),
                o.get("bytes").getAsInt(),
                ranks,
                o.get("warmUpBlocks").getAsInt(),
                o.get("steady").getAsBoolean(),
                o.get("valid").getAsBoolean(),
                number(o, "allocatedPerCall"),
                number(o, "overlapPercent"),
                Arrays.stream(samples).boxed().toList());
    }

    private static Optional<Double> number(JsonObject o, String name) {
        return Optional.ofNullable(o.get(name)).map(e -> e.getAsDouble());
    }

    private static Lacking lacking(JsonObject o) {
        return new Lacking(
                Operation.of(o.get("operation").getAsString()),
                o.get("bytes").getAsInt(),
                o.get("reason").getAsString());
    }
}
