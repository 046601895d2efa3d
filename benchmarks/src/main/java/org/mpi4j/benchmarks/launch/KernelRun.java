package org.mpi4j.benchmarks.launch;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.kernel.Check;

/**
 * What one launch of a kernel printed.
 *
 * @param facts what the program said about itself: library, virtual machine
 * @param seconds of the slowest rank
 * @param operations how much work that was
 * @param verified whether every number of the result was right
 * @param checks those numbers
 */
public record KernelRun(
        JsonObject facts, double seconds, double operations, boolean verified, List<Check> checks) {

    /**
     * The rate.
     *
     * @return millions of operations a second
     */
    public double mops() {
        return operations / seconds / 1e6;
    }

    /**
     * Parses the lines that a program printed.
     *
     * @param lines all of them; those that are no JSON objects are not the program's
     * @return the run; empty if the program did not come to its end
     */
    static Optional<KernelRun> parse(List<String> lines) {
        JsonObject facts = new JsonObject();
        Optional<KernelRun> run = Optional.empty();
        for (String line : lines) {
            if (line.startsWith("{\"type\":\"start\"")) {
                facts = JsonParser.parseString(line).getAsJsonObject();
                facts.remove("type");
            } else if (line.startsWith("{\"type\":\"kernel\"")) {
                run = Optional.of(run(facts, JsonParser.parseString(line).getAsJsonObject()));
            }
        }
        return run;
    }

    private static KernelRun run(JsonObject facts, JsonObject line) {
        return new KernelRun(
                facts,
                line.get("seconds").getAsDouble(),
                line.get("operations").getAsDouble(),
                line.get("verified").getAsBoolean(),
                List.of(new Gson().fromJson(line.get("checks"), Check[].class)));
    }
}
