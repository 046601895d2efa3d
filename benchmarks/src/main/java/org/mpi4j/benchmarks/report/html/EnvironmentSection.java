package org.mpi4j.benchmarks.report.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.mpi4j.benchmarks.report.svg.Markup;

/** How and where it was measured: every fact of the file. */
final class EnvironmentSection {
    private final JsonObject facts;
    private final Markup out;

    EnvironmentSection(JsonObject facts, Markup out) {
        this.facts = facts;
        this.out = out;
    }

    void write() {
        out.open("section", "class", "environment").element("h3", "Environment");
        out.open("details").element("summary", "How and where it was measured");
        out.open("div", "class", "wide", "tabindex", "0").open("table").open("tbody");
        rows("", facts);
        out.close().close().close().close().close();
    }

    private void rows(String prefix, JsonObject object) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (entry.getKey().equals("type")) {
                continue;
            }
            String name = prefix + words(entry.getKey());
            if (entry.getValue().isJsonObject()) {
                rows(name + ": ", entry.getValue().getAsJsonObject());
            } else {
                out.open("tr").element("th", name, "scope", "row");
                out.element("td", text(entry.getValue())).close();
            }
        }
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replace('_', ' ')
                .toLowerCase(java.util.Locale.ROOT);
    }
}
