package org.mpi4j.benchmarks.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mpi4j.benchmarks.guideline.Finding;
import org.mpi4j.benchmarks.guideline.Finding.Outcome;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.stats.Estimate;

/** How the guidelines are kept, for the terminal and for the file. */
public final class GuidelineReport {
    private GuidelineReport() {}

    /**
     * A line a column, and a line a case that breaks a guideline.
     *
     * @param findings all of them
     * @return the lines; none if there are no findings
     */
    public static List<String> lines(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Guidelines: an operation is not slower than others that do its work together");
        lines.addAll(sums(findings).lines());
        List<Finding> broken =
                findings.stream().filter(f -> f.outcome() == Outcome.BROKEN).toList();
        if (!broken.isEmpty()) {
            lines.add("");
            lines.addAll(cases(broken).lines());
        }
        return lines;
    }

    private static Table sums(List<Finding> findings) {
        Map<Column, List<Finding>> columns = new EnumMap<>(Column.class);
        findings.forEach(f -> columns.computeIfAbsent(f.column(), c -> new ArrayList<>()).add(f));
        Table table = new Table(1).row(List.of("column", "kept", "doubtful", "broken"));
        columns.forEach(
                (column, all) ->
                        table.row(
                                List.of(
                                        column.title(),
                                        count(all, Outcome.KEPT),
                                        count(all, Outcome.DOUBTFUL),
                                        count(all, Outcome.BROKEN))));
        return table;
    }

    private static String count(List<Finding> findings, Outcome outcome) {
        return "" + findings.stream().filter(f -> f.outcome() == outcome).count();
    }

    private static Table cases(List<Finding> broken) {
        Table table = new Table(3).row(List.of("broken", "column", "size", "ratio"));
        for (Finding finding : broken) {
            table.row(
                    List.of(
                            finding.words(),
                            finding.column().title(),
                            finding.cell().size(),
                            Figures.ratio(Optional.of(finding.ratio()))));
        }
        return table;
    }

    /**
     * The same for a file of JSON.
     *
     * @param findings all of them
     * @return an object a finding
     */
    public static List<Map<String, Object>> json(List<Finding> findings) {
        return findings.stream().map(GuidelineReport::json).toList();
    }

    private static Map<String, Object> json(Finding finding) {
        Estimate ratio = finding.ratio();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("guideline", finding.words());
        object.put("column", finding.column().name().toLowerCase(Locale.ROOT));
        object.put("operation", finding.cell().operation().text());
        object.put("bytes", finding.cell().bytes());
        object.put("ranks", finding.cell().ranks());
        object.put("ratio", ratio.median());
        object.put("low", ratio.interval().low());
        object.put("high", ratio.interval().high());
        object.put("coverage", ratio.interval().coverage());
        object.put("values", ratio.values());
        object.put("outcome", finding.outcome().name());
        return object;
    }
}
