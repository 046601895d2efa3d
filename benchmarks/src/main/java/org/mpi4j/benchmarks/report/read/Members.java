package org.mpi4j.benchmarks.report.read;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Members of JSON objects; what is not there, or of another kind, is said by its name. */
final class Members {
    private Members() {}

    static JsonElement member(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no \"" + name + "\""));
    }

    static String text(JsonObject object, String name) {
        return member(object, name).getAsString();
    }

    static double number(JsonObject object, String name) {
        return member(object, name).getAsDouble();
    }

    static Optional<Double> optionalNumber(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).map(JsonElement::getAsDouble);
    }

    static JsonArray array(JsonObject object, String name) {
        return member(object, name).getAsJsonArray();
    }

    static JsonObject object(JsonObject object, String name) {
        return member(object, name).getAsJsonObject();
    }

    static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.entrySet().forEach(e -> texts.put(e.getKey(), e.getValue().getAsString()));
        return texts;
    }
}
