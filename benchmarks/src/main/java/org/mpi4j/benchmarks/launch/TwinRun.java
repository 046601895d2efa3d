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
 * @param cells one a cell of the plan
 */
public record TwinRun(JsonObject facts, double clockNs, List<CellRun> cells) {
    /**
     * One cell.
     *
     * @param operation what
     * @param bytes size of a message
     * @param warmUpBlocks blocks thrown away
     * @param steady whether the warm-up ended because the blocks agreed
     * @param valid whether every rank received what it should
     * @param allocatedPerCall bytes of Java heap that a call allocated once warm; empty for C
     * @param samplesUs microseconds an event
     */
    public record CellRun(
            Operation operation,
            int bytes,
            int warmUpBlocks,
            boolean steady,
            boolean valid,
            Optional<Double> allocatedPerCall,
            List<Double> samplesUs) {}

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
        for (String line : lines) {
            if (!line.startsWith("{\"type\":")) {
                continue;
            }
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            switch (object.remove("type").getAsString()) {
                case "start" -> start = object;
                case "cell" -> cells.add(cell(object));
                case "end" -> clock = Optional.of(object.get("clockNs").getAsDouble());
                default -> throw new IllegalStateException("not a twin's line: " + line);
            }
        }
        double read =
                clock.orElseThrow(
                        () -> new IllegalStateException("the twin's last line is missing"));
        return new TwinRun(start, read, List.copyOf(cells));
    }

    private static CellRun cell(JsonObject o) {
        Optional<Double> allocated =
                Optional.ofNullable(o.get("allocatedPerCall")).map(e -> e.getAsDouble());
        double[] samples = new Gson().fromJson(o.get("samplesUs"), double[].class);
        return new CellRun(
                Operation.of(o.get("operation").getAsString()),
                o.get("bytes").getAsInt(),
                o.get("warmUpBlocks").getAsInt(),
                o.get("steady").getAsBoolean(),
                o.get("valid").getAsBoolean(),
                allocated,
                Arrays.stream(samples).boxed().toList());
    }
}
