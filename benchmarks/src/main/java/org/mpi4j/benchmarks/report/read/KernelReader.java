package org.mpi4j.benchmarks.report.read;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mpi4j.benchmarks.plan.Scaling;
import org.mpi4j.benchmarks.stats.Statistics;

/** Makes figures of the lines of a run of kernels. */
final class KernelReader {
    private record Problem(String kernel, String size) {}

    private record Place(String backend, int ranks) {}

    private final JsonObject facts;
    private final List<String> failures = new ArrayList<>();
    private final Map<Problem, Map<Place, List<JsonObject>>> launches = new LinkedHashMap<>();

    KernelReader(JsonObject facts) {
        this.facts = facts;
    }

    void line(JsonObject line) {
        switch (Members.text(line, "type")) {
            case "kernel" ->
                    launches.computeIfAbsent(problem(line), key -> new LinkedHashMap<>())
                            .computeIfAbsent(place(line), key -> new ArrayList<>())
                            .add(line);
            case "failure" -> failures.add(Members.text(line, "message"));
            default -> throw new IllegalArgumentException("not a line of kernels: " + line);
        }
    }

    KernelFile read(Path file) {
        Scaling scaling = Scaling.valueOf(Members.text(facts, "scaling").toUpperCase(Locale.ROOT));
        List<KernelFigures> kernels = new ArrayList<>();
        launches.forEach(
                (problem, places) ->
                        kernels.add(
                                new KernelFigures(
                                        problem.kernel(),
                                        problem.size(),
                                        scaling,
                                        points(places))));
        return new KernelFile(file, facts, List.copyOf(failures), List.copyOf(kernels));
    }

    private static Problem problem(JsonObject line) {
        return new Problem(Members.text(line, "kernel"), Members.text(line, "class"));
    }

    private static Place place(JsonObject line) {
        return new Place(Members.text(line, "backend"), Members.member(line, "ranks").getAsInt());
    }

    private static List<KernelFigures.Point> points(Map<Place, List<JsonObject>> places) {
        List<KernelFigures.Point> points = new ArrayList<>();
        places.forEach((place, lines) -> points.add(point(place, lines)));
        return List.copyOf(points);
    }

    private static KernelFigures.Point point(Place place, List<JsonObject> lines) {
        Map<Integer, Double> seconds = new TreeMap<>();
        lines.forEach(
                line ->
                        seconds.put(
                                Members.member(line, "round").getAsInt(),
                                Members.number(line, "seconds")));
        return new KernelFigures.Point(
                place.backend(),
                place.ranks(),
                seconds,
                Statistics.median(lines.stream().map(l -> Members.number(l, "mops")).toList()),
                lines.stream().allMatch(line -> Members.member(line, "verified").getAsBoolean()));
    }
}
