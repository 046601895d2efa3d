package org.mpi4j.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.guideline.Findings;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;

/**
 * What the launches of a run came to, whether it is read from memory or from the lines that a run
 * has left behind.
 *
 * @param facts how and where it was measured
 * @param leftOut columns that were not measured, and why
 * @param comparisons every cell
 * @param findings how the guidelines are kept
 * @param verdicts how the targets fared
 * @param rounds the launches
 */
public record RunResult(
        Map<String, Object> facts,
        Map<Column, String> leftOut,
        List<Comparison> comparisons,
        List<Finding> findings,
        List<Verdict> verdicts,
        List<Round> rounds) {
    /** What rounds are judged by. */
    public enum Meaning {
        /** Figures: targets and guidelines. */
        FIGURES,
        /** Nothing: so few samples show that everything works, not how fast it is. */
        NONE
    }

    /**
     * Compares and judges.
     *
     * @param facts how and where it was measured
     * @param leftOut columns that were not measured, and why
     * @param cells what was to be measured
     * @param rounds what was
     * @param wholeRounds how many rounds are to count for a cell
     * @param meaning what it is judged by
     * @return the result
     */
    public static RunResult of(
            Map<String, Object> facts,
            Map<Column, String> leftOut,
            List<Cell> cells,
            List<Round> rounds,
            int wholeRounds,
            Meaning meaning) {
        List<Comparison> comparisons =
                cells.stream()
                        .map(cell -> Comparison.of(rounds, cell, wholeRounds))
                        .filter(RunResult::wasTried)
                        .toList();
        return meaning == Meaning.NONE
                ? new RunResult(facts, leftOut, comparisons, List.of(), List.of(), rounds)
                : new RunResult(
                        facts,
                        leftOut,
                        comparisons,
                        Findings.of(rounds, cells),
                        Verdict.all(Target.all(holdsArrays(rounds)), comparisons),
                        rounds);
    }

    /**
     * The file of it.
     *
     * @param notes what the reader of the figures must know
     * @return a JSON object
     */
    public String json(List<String> notes) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("guidelines", GuidelineReport.json(findings));
        all.put("notes", notes);
        all.putAll(LaunchFacts.of(rounds));
        return JsonReport.of(all, leftOut, comparisons, verdicts);
    }

    /** A run that was ended early lacks cells. */
    private static boolean wasTried(Comparison comparison) {
        return !comparison.columns().isEmpty() || !comparison.lacking().isEmpty();
    }

    /** What the twins' own virtual machines say: their collector need not be this one's. */
    private static boolean holdsArrays(List<Round> rounds) {
        return rounds.stream()
                .flatMap(round -> round.launches().stream())
                .filter(launch -> launch.column() == Column.NATIVE_ARRAYS)
                .map(launch -> launch.run().facts().get("holdsArrays"))
                .anyMatch(held -> held != null && held.getAsBoolean());
    }
}
