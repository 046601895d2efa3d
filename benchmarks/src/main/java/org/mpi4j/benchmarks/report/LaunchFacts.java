package org.mpi4j.benchmarks.report;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpi4j.benchmarks.measure.Round;

/** The launches in their order, and what each twin says about itself. */
final class LaunchFacts {
    private LaunchFacts() {}

    /** Members {@code twins}, one a column, and {@code launches}, one a launch. */
    static Map<String, Object> of(List<Round> rounds) {
        Map<String, JsonObject> twins = new LinkedHashMap<>();
        List<Map<String, Object>> launches = new ArrayList<>();
        for (Round round : rounds) {
            for (Round.Launch launch : round.launches()) {
                String column = launch.column().name().toLowerCase(Locale.ROOT);
                twins.computeIfAbsent(column, name -> twin(launch));
                launches.add(launch(round.index(), column, launch));
            }
        }
        return Map.of("twins", twins, "launches", launches);
    }

    private static JsonObject twin(Round.Launch launch) {
        JsonObject twin = launch.run().facts().deepCopy();
        twin.addProperty("clockNs", launch.run().clockNs());
        return twin;
    }

    private static Map<String, Object> launch(int round, String column, Round.Launch launch) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("round", round);
        facts.put("column", column);
        facts.put("seconds", Math.round(launch.seconds() * 1e3) / 1e3);
        facts.put("phaseMs", launch.phaseMs());
        return facts;
    }
}
