package org.mpi4j.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Comparison.Entry;
import org.mpi4j.benchmarks.measure.Kept;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;

/** The tables and verdicts on the terminal. */
public final class TextReport {
    private final List<Comparison> comparisons;
    private final List<Column> columns;

    /**
     * Prepares the text.
     *
     * @param comparisons every cell
     */
    public TextReport(List<Comparison> comparisons) {
        this.comparisons = comparisons;
        this.columns =
                List.of(Column.values()).stream()
                        .filter(c -> comparisons.stream().anyMatch(k -> k.columns().containsKey(c)))
                        .toList();
    }

    /**
     * A table an operation, and one of what is allocated.
     *
     * @return the lines
     */
    public List<String> tables() {
        List<String> lines = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            lines.addAll(section(operation));
        }
        lines.addAll(allocations());
        lines.addAll(overlaps());
        lines.addAll(lacking());
        return lines;
    }

    /** A dash has a reason. */
    private List<String> lacking() {
        Set<String> reasons = new LinkedHashSet<>();
        for (Comparison comparison : comparisons) {
            String operation = comparison.cell().operation().text();
            comparison
                    .lacking()
                    .forEach((c, why) -> reasons.add(c.title() + ": " + operation + ": " + why));
        }
        List<String> lines = new ArrayList<>();
        if (!reasons.isEmpty()) {
            lines.add("");
            lines.add("Not measured:");
            lines.addAll(reasons);
        }
        return lines;
    }

    private List<String> overlaps() {
        List<Comparison> mine =
                comparisons.stream()
                        .filter(c -> c.cell().operation().family() == Family.NON_BLOCKING)
                        .toList();
        Table table = new Table(2);
        List<String> header = new ArrayList<>(List.of("operation", "size"));
        columns.forEach(column -> header.add(column.title()));
        table.row(header);
        for (Comparison comparison : mine) {
            List<String> row = new ArrayList<>();
            row.add(comparison.cell().operation().text());
            row.add(comparison.cell().size());
            for (Column column : columns) {
                row.add(percent(Optional.ofNullable(comparison.columns().get(column))));
            }
            table.row(row);
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("How much of the operation a computation hides that takes as long");
        lines.addAll(table.lines());
        return mine.isEmpty() ? List.of() : lines;
    }

    private static String percent(Optional<Entry> entry) {
        return entry.flatMap(Entry::overlapPercent)
                .map(percent -> Figures.format("%.0f %%", percent))
                .orElse(Figures.NONE);
    }

    private List<String> section(Operation operation) {
        List<Comparison> mine = of(operation);
        if (mine.isEmpty()) {
            return List.of();
        }
        Table table = new Table(1).row(header(operation));
        mine.forEach(comparison -> table.row(row(comparison)));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(title(operation));
        lines.addAll(table.lines());
        return lines;
    }

    private static String title(Operation operation) {
        String good = operation.better() == Better.LOWER ? "less is better" : "more is better";
        return operation.text()
                + ": "
                + operation.meaning()
                + ", "
                + operation.unit()
                + ", "
                + good;
    }

    private List<String> header(Operation operation) {
        List<String> header = new ArrayList<>(List.of("size"));
        for (Column column : columns) {
            header.add(column.title());
            if (showsRatio(column)) {
                header.add("x C [95 %]");
            }
            counterpart(column, operation)
                    .ifPresent(other -> header.add("x (" + other.title() + ")"));
        }
        header.add("");
        return header;
    }

    private List<String> row(Comparison comparison) {
        List<String> row = new ArrayList<>(List.of(comparison.cell().size()));
        for (Column column : columns) {
            Optional<Entry> entry = Optional.ofNullable(comparison.columns().get(column));
            row.add(entry.map(e -> Figures.figure(e.figure().median())).orElse(Figures.NONE));
            if (showsRatio(column)) {
                row.add(Figures.ratio(entry.flatMap(Entry::ratioToC)));
            }
            if (counterpart(column, comparison.cell().operation()).isPresent()) {
                row.add(Figures.ratio(entry.flatMap(Entry::ratioToCounterpart)));
            }
        }
        row.add(remark(comparison));
        return row;
    }

    private boolean showsRatio(Column column) {
        return column != Column.C && columns.contains(Column.C);
    }

    private Optional<Column> counterpart(Column column, Operation operation) {
        return column.counterpart()
                .filter(other -> operation != Operation.COPY && columns.contains(other));
    }

    private static String remark(Comparison comparison) {
        Kept kept = comparison.kept();
        if (!kept.steady(comparison.cell())) {
            return "noisy: C spread " + Figures.percent(kept.spread().orElse(0));
        }
        return kept.rejected().isEmpty() ? "" : "rounds rejected: " + kept.rejected().size();
    }

    private List<String> allocations() {
        List<Column> java = columns.stream().filter(Column::isJava).toList();
        Table table = new Table(2);
        List<String> header = new ArrayList<>(List.of("operation", "size"));
        java.forEach(column -> header.add(column.title()));
        table.row(header);
        for (Comparison comparison : comparisons) {
            if (comparison.cell().operation() != Operation.COPY) {
                table.row(allocationRow(comparison, java));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Java heap allocated by one call once warm (bandwidth, rate: by one message)");
        lines.addAll(table.lines());
        return java.isEmpty() ? List.of() : lines;
    }

    private static List<String> allocationRow(Comparison comparison, List<Column> java) {
        List<String> row = new ArrayList<>();
        row.add(comparison.cell().operation().text());
        row.add(comparison.cell().size());
        for (Column column : java) {
            Optional<Entry> entry = Optional.ofNullable(comparison.columns().get(column));
            row.add(bytes(entry.flatMap(Entry::allocatedPerCall)));
        }
        return row;
    }

    /**
     * A line a target.
     *
     * @param verdicts how the targets fared
     * @return the lines
     */
    public static List<String> verdicts(List<Verdict> verdicts) {
        Table table = new Table(7);
        table.row(List.of("target", "", "", "", "measured", "", ""));
        int notMeasured = 0;
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Verdict.Outcome.NOT_MEASURED) {
                notMeasured++;
            } else {
                table.row(verdictRow(verdict));
            }
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        if (notMeasured > 0) {
            lines.add(
                    notMeasured
                            + " targets could not be measured: a column was left out, or no"
                            + " launches of both found the machine alike.");
        }
        return lines;
    }

    private static List<String> verdictRow(Verdict verdict) {
        Target target = verdict.target();
        String measured =
                switch (target.yardstick()) {
                    case ALLOCATION -> bytes(verdict.measured().map(Estimate::median));
                    case NS_OVER_C -> Figures.nanoseconds(verdict.measured());
                    case C, COUNTERPART, C_PLUS_WARM_COPIES -> Figures.ratio(verdict.measured());
                };
        return List.of(
                target.column().title(),
                target.operation().text(),
                verdict.size(),
                target.words(),
                measured,
                verdict.outcome().name().toLowerCase(Locale.ROOT),
                verdict.remark());
    }

    private static String bytes(Optional<Double> bytes) {
        return bytes.map(b -> Figures.format("%.2f B", b)).orElse(Figures.NONE);
    }

    private List<Comparison> of(Operation operation) {
        return comparisons.stream().filter(c -> c.cell().operation() == operation).toList();
    }
}
