package org.mpi4j.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Comparison.Entry;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.stats.Estimate;

/** The same as a file: every figure, and where it was measured. */
public final class JsonReport {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private JsonReport() {}

    /**
     * Writes everything down.
     *
     * @param facts how and where it was measured
     * @param leftOut columns that were not measured, and why
     * @param comparisons every cell
     * @param verdicts how the targets fared
     * @return a JSON object
     */
    public static String of(
            Map<String, Object> facts,
            Map<Column, String> leftOut,
            List<Comparison> comparisons,
            List<Verdict> verdicts) {
        JsonObject report = GSON.toJsonTree(facts).getAsJsonObject();
        JsonObject missing = new JsonObject();
        leftOut.forEach((column, reason) -> missing.addProperty(name(column), reason));
        report.add("leftOut", missing);
        JsonObject columns = new JsonObject();
        List.of(Column.values()).forEach(c -> columns.addProperty(name(c), c.title()));
        report.add("columns", columns);
        report.add("cells", array(comparisons.stream().map(JsonReport::cell).toList()));
        report.add("verdicts", array(verdicts.stream().map(JsonReport::verdict).toList()));
        return shortened(GSON.toJson(report));
    }

    /** One number a line makes a file of a hundred thousand lines. */
    private static String shortened(String json) {
        return json.replaceAll("(?<=[\\d\\[],?)\\n\\s+(?=-?\\d)", " ");
    }

    private static JsonObject cell(Comparison comparison) {
        JsonObject cell = new JsonObject();
        cell.addProperty("operation", comparison.cell().operation().text());
        cell.addProperty("bytes", comparison.cell().bytes());
        cell.addProperty("meaning", comparison.cell().operation().meaning());
        cell.addProperty(
                "better", comparison.cell().operation().better().name().toLowerCase(Locale.ROOT));
        cell.addProperty("family", comparison.cell().operation().family().title());
        cell.addProperty("ranks", comparison.cell().ranks());
        cell.addProperty("unit", comparison.cell().operation().unit());
        cell.addProperty("eventsPerSample", comparison.cell().events());
        comparison.kept().spread().ifPresent(spread -> cell.addProperty("spreadOfC", spread));
        cell.add(
                "roundsKept",
                GSON.toJsonTree(comparison.kept().rounds().stream().map(Round::index).toList()));
        cell.add("roundsRejected", GSON.toJsonTree(comparison.kept().rejected()));
        JsonObject columns = new JsonObject();
        comparison.columns().forEach((column, entry) -> columns.add(name(column), entry(entry)));
        cell.add("columns", columns);
        JsonObject lacking = new JsonObject();
        comparison.lacking().forEach((column, why) -> lacking.addProperty(name(column), why));
        cell.add("lacking", lacking);
        return cell;
    }

    private static JsonObject entry(Entry entry) {
        JsonObject object = new JsonObject();
        object.add("figure", estimate(entry.figure()));
        add(object, "ratioToC", entry.ratioToC());
        add(object, "nsOverC", entry.nsOverC());
        add(object, "ratioToCounterpart", entry.ratioToCounterpart());
        entry.cPlusWarmCopiesUs().ifPresent(us -> object.addProperty("cPlusWarmCopiesUs", us));
        add(object, "ratioToCPlusWarmCopies", entry.ratioToCPlusWarmCopies());
        entry.allocatedPerCall().ifPresent(b -> object.addProperty("allocatedPerCall", b));
        entry.overlapPercent().ifPresent(p -> object.addProperty("overlapPercent", p));
        entry.events().ifPresent(events -> object.add("eventsUs", GSON.toJsonTree(events)));
        object.addProperty("launchesWithSteadyWarmUp", entry.steadyLaunches());
        return object;
    }

    private static JsonObject verdict(Verdict verdict) {
        JsonObject object = new JsonObject();
        object.addProperty("column", name(verdict.target().column()));
        object.addProperty("operation", verdict.target().operation().text());
        object.addProperty("size", verdict.size());
        object.addProperty("bytes", verdict.bytes());
        object.addProperty("ranks", verdict.ranks());
        object.addProperty("yardstick", verdict.target().yardstick().name());
        object.addProperty(
                "direction", verdict.target().direction().name().toLowerCase(Locale.ROOT));
        object.addProperty("limit", verdict.target().limit());
        object.addProperty("wanted", verdict.target().words());
        add(object, "measured", verdict.measured());
        object.addProperty("outcome", verdict.outcome().name());
        object.addProperty("remark", verdict.remark());
        return object;
    }

    private static void add(JsonObject to, String name, Optional<Estimate> estimate) {
        estimate.ifPresent(value -> to.add(name, estimate(value)));
    }

    private static JsonObject estimate(Estimate estimate) {
        JsonObject object = new JsonObject();
        object.addProperty("median", estimate.median());
        object.addProperty("low", estimate.interval().low());
        object.addProperty("high", estimate.interval().high());
        object.addProperty("coverage", estimate.interval().coverage());
        object.addProperty("values", estimate.values());
        return object;
    }

    private static JsonArray array(List<? extends JsonElement> elements) {
        JsonArray array = new JsonArray(elements.size());
        elements.forEach(array::add);
        return array;
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }
}
