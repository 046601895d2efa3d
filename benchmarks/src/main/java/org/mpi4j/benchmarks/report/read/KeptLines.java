package org.mpi4j.benchmarks.report.read;

import static org.mpi4j.benchmarks.report.read.Members.member;
import static org.mpi4j.benchmarks.report.read.Members.number;
import static org.mpi4j.benchmarks.report.read.Members.object;
import static org.mpi4j.benchmarks.report.read.Members.optionalNumber;
import static org.mpi4j.benchmarks.report.read.Members.text;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.launch.TwinRun.CellRun;
import org.mpi4j.benchmarks.launch.TwinRun.Lacking;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.report.RunResult;

/** Makes a result of the lines of a run, also of one that was ended early. */
public final class KeptLines {
    /** Member of the first line: the cells that were to be measured. */
    public static final String PLAN = "plan";

    private final JsonObject facts;
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, List<Round.Launch>> launches = new TreeMap<>();

    private KeptLines(JsonObject facts) {
        this.facts = facts;
    }

    /**
     * What the lines say, as a run that comes to its end writes it down.
     *
     * @param lines all of them, the environment first
     * @return the text of a {@code report.json}
     * @throws IllegalArgumentException if they are not the lines of a run
     */
    public static String json(List<JsonObject> lines) {
        KeptLines kept = new KeptLines(lines.get(0));
        boolean complete = false;
        for (JsonObject line : lines.subList(1, lines.size())) {
            complete |= text(line, "type").equals("cell");
            kept.line(line);
        }
        if (!complete) {
            kept.notes.add("Read from the launches that were kept: the run was ended early.");
        }
        return kept.result().json(kept.notes);
    }

    /**
     * A cell as the plan names it.
     *
     * @param cell the cell
     * @return its text for a twin, and the number of ranks
     */
    public static String planned(Cell cell) {
        return cell.text() + ":" + cell.ranks();
    }

    private void line(JsonObject line) {
        switch (text(line, "type")) {
            case "twin" ->
                    launches.computeIfAbsent(round(line), r -> new ArrayList<>()).add(twin(line));
            case "launch" -> launch(line).run().cells().add(cell(line));
            case "lacking" -> launch(line).run().lacking().add(lacking(line));
            case "note" -> notes.add(text(line, "text"));
            case "cell" -> {}
            default -> throw new IllegalArgumentException("not a line of a run: " + line);
        }
    }

    private RunResult result() {
        List<Round> rounds = new ArrayList<>();
        launches.forEach((index, all) -> rounds.add(new Round(index, List.copyOf(all))));
        Map<String, Object> all = new LinkedHashMap<>(facts.asMap());
        all.remove("type");
        all.remove("leftOut");
        boolean tiny = text(facts, "effort").equals("TINY");
        return RunResult.of(
                all,
                leftOut(),
                member(facts, PLAN).getAsJsonArray().asList().stream()
                        .map(cell -> planned(cell.getAsString()))
                        .toList(),
                rounds,
                wholeRounds(rounds),
                tiny ? RunResult.Meaning.NONE : RunResult.Meaning.FIGURES);
    }

    /** Those that answer for as many cells as any does; a round that repeats some is not whole. */
    private static int wholeRounds(List<Round> rounds) {
        List<Integer> answers = rounds.stream().map(KeptLines::answers).toList();
        int most = answers.stream().mapToInt(Integer::intValue).max().orElse(0);
        return Math.max(1, (int) answers.stream().filter(n -> n == most).count());
    }

    private static int answers(Round round) {
        return round.launches().stream()
                .mapToInt(l -> l.run().cells().size() + l.run().lacking().size())
                .sum();
    }

    private Map<Column, String> leftOut() {
        Map<Column, String> reasons = new EnumMap<>(Column.class);
        object(facts, "leftOut")
                .entrySet()
                .forEach(e -> reasons.put(column(e.getKey()), e.getValue().getAsString()));
        return reasons;
    }

    private static Round.Launch twin(JsonObject line) {
        TwinRun run =
                new TwinRun(
                        object(line, "facts"),
                        number(line, "clockNs"),
                        new ArrayList<>(),
                        new ArrayList<>());
        int phaseMs = member(line, "phaseMs").getAsInt();
        return new Round.Launch(
                column(text(line, "column")), run, number(line, "seconds"), phaseMs);
    }

    /** Lines follow that of their launch. */
    private Round.Launch launch(JsonObject line) {
        Column column = column(text(line, "column"));
        List<Round.Launch> round = launches.getOrDefault(round(line), List.of());
        for (int i = round.size() - 1; i >= 0; i--) {
            if (round.get(i).column() == column) {
                return round.get(i);
            }
        }
        throw new IllegalArgumentException("there is no launch of " + column.word() + ": " + line);
    }

    private static CellRun cell(JsonObject line) {
        double[] samples = new Gson().fromJson(member(line, "samplesUs"), double[].class);
        return new CellRun(
                Operation.of(text(line, "operation")),
                member(line, "size").getAsInt(),
                member(line, "ranks").getAsInt(),
                member(line, "warmUpBlocks").getAsInt(),
                member(line, "steady").getAsBoolean(),
                member(line, "valid").getAsBoolean(),
                optionalNumber(line, "allocatedPerCall"),
                optionalNumber(line, "overlapPercent"),
                Arrays.stream(samples).boxed().toList());
    }

    private static Lacking lacking(JsonObject line) {
        return new Lacking(
                Operation.of(text(line, "operation")),
                member(line, "size").getAsInt(),
                text(line, "reason"));
    }

    private static Cell planned(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("not a cell of a plan: " + text);
        }
        int[] n = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
        return new Cell(Operation.of(parts[0]), n[0], n[4], n[1], n[2], n[3]);
    }

    private static int round(JsonObject line) {
        return member(line, "round").getAsInt();
    }

    private static Column column(String name) {
        return Column.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
