package org.mpi4j.benchmarks.launch;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.KernelName;

/**
 * What one run of a kernel printed.
 *
 * @param kernel which
 * @param facts what the program said about itself: library, virtual machine
 * @param seconds of the slowest rank
 * @param operations how much work that was
 * @param verified whether every number of the result was right
 * @param checks those numbers
 */
public record KernelRun(
        KernelName kernel,
        JsonObject facts,
        double seconds,
        double operations,
        boolean verified,
        List<Check> checks) {

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
     * @return one a kernel that came to its end
     */
    static List<KernelRun> parse(List<String> lines) {
        JsonObject facts = new JsonObject();
        List<KernelRun> runs = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{\"type\":\"start\"")) {
                facts = JsonParser.parseString(line).getAsJsonObject();
                facts.remove("type");
            } else if (line.startsWith("{\"type\":\"kernel\"")) {
                runs.add(run(facts, JsonParser.parseString(line).getAsJsonObject()));
            }
        }
        return runs;
    }

    private static KernelRun run(JsonObject facts, JsonObject line) {
        return new KernelRun(
                KernelName.of(line.get("kernel").getAsString()),
                facts,
                line.get("seconds").getAsDouble(),
                line.get("operations").getAsDouble(),
                line.get("verified").getAsBoolean(),
                List.of(new Gson().fromJson(line.get("checks"), Check[].class)));
    }
}
