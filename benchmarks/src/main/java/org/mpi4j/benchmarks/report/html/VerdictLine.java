package org.mpi4j.benchmarks.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.CellFigures;
import org.mpi4j.benchmarks.report.read.ColumnFigure;
import org.mpi4j.benchmarks.report.read.Judgement;
import org.mpi4j.benchmarks.report.read.Judgement.Outcome;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.RunFile;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * Where an operation is behind, by how much and against which target.
 *
 * @param state in a word
 * @param headline how much is missed, and where most
 * @param details a line a missed target
 */
record VerdictLine(VerdictLine.State state, String headline, List<String> details) {
    /** From here on percents are harder to read. */
    private static final double MANY_TIMES = 5;

    /** How the remark on judgements begins that have no interval. */
    private static final String TOO_FEW = "from too few rounds";

    /** The judgement in a word. */
    enum State {
        /** Every target that was measured is met. */
        MET("on target"),
        /** One is missed. */
        BEHIND("behind"),
        /** One is missed, but what was measured does not say much. */
        UNCERTAIN("too few rounds"),
        /** There is none. */
        NO_TARGET("no target");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static VerdictLine of(RunFile run, OperationFigures operation, Causes causes) {
        List<Judgement> measured =
                operation.judgements().stream()
                        .filter(judgement -> judgement.outcome() != Outcome.NOT_MEASURED)
                        .toList();
        if (measured.isEmpty()) {
            return new VerdictLine(State.NO_TARGET, without(run, operation), List.of());
        }
        List<Judgement> missed =
                measured.stream().filter(j -> j.outcome() == Outcome.MISSED).toList();
        if (missed.isEmpty()) {
            return new VerdictLine(State.MET, met(measured.size()), List.of());
        }
        String common = commonRemark(measured);
        List<String> details = new ArrayList<>();
        byTarget(missed)
                .values()
                .forEach(
                        group ->
                                details.add(
                                        behind(run, group, common)
                                                + cause(causes, operation, group)));
        State state = common.startsWith(TOO_FEW) ? State.UNCERTAIN : State.BEHIND;
        return new VerdictLine(state, headline(run, missed, measured.size(), common), details);
    }

    private static String met(int all) {
        return all == 1 ? "The one target is met." : "All " + all + " targets are met.";
    }

    private static String headline(
            RunFile run, List<Judgement> missed, int measured, String common) {
        Judgement worst =
                missed.stream().max(Comparator.comparingDouble(VerdictLine::factor)).orElseThrow();
        return missed.size()
                + " of "
                + measured
                + " targets missed; farthest: "
                + run.titleOf(worst.column())
                + ", "
                + where(worst, common)
                + ", wanted "
                + Words.wanted(worst.wanted())
                + "."
                + (common.isEmpty() ? "" : " All " + common + ".");
    }

    /** How many times worse than wanted, at least 1; what should be nothing is worst of all. */
    private static double factor(Judgement judgement) {
        if (judgement.limit() == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double factor = judgement.measured().orElseThrow().median() / judgement.limit();
        return judgement.direction() == Better.LOWER ? factor : 1 / factor;
    }

    private static Map<String, List<Judgement>> byTarget(List<Judgement> judgements) {
        return judgements.stream()
                .collect(
                        Collectors.groupingBy(
                                judgement -> judgement.column() + judgement.wanted(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /** What is to be said of all of them is said once. */
    private static String commonRemark(List<Judgement> measured) {
        List<String> remarks =
                measured.stream()
                        .filter(j -> !j.yardstick().equals("ALLOCATION"))
                        .map(Judgement::remark)
                        .distinct()
                        .toList();
        return remarks.size() == 1 ? remarks.get(0) : "";
    }

    private static String behind(RunFile run, List<Judgement> group, String common) {
        Judgement any = group.get(0);
        String where = group.stream().map(j -> where(j, common)).collect(Collectors.joining("; "));
        return run.titleOf(any.column()) + ", wanted " + Words.wanted(any.wanted()) + ": " + where;
    }

    private static String cause(Causes causes, OperationFigures operation, List<Judgement> group) {
        return causes.of(operation.name(), group.get(0).column())
                .map(text -> ". Cause: " + text + ".")
                .orElse("");
    }

    private static String where(Judgement judgement, String common) {
        Estimate measured = judgement.measured().orElseThrow();
        return quantity(judgement, measured)
                + " at "
                + Figures.size(judgement.bytes())
                + by(judgement, measured, common);
    }

    private static String quantity(Judgement judgement, Estimate measured) {
        return switch (judgement.yardstick()) {
            case "ALLOCATION" -> Figures.figure(measured.median()) + " B";
            case "NS_OVER_C" -> Figures.format("%.0f ns", measured.median());
            default -> Words.ratio(measured);
        };
    }

    private static String by(Judgement judgement, Estimate measured, String common) {
        List<String> remarks = new ArrayList<>();
        if (judgement.limit() != 0) {
            remarks.add(distance(measured.median() / judgement.limit()));
        }
        if (!judgement.remark().isEmpty() && !judgement.remark().equals(common)) {
            remarks.add(judgement.remark());
        }
        return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
    }

    private static String distance(double ofTheLimit) {
        if (ofTheLimit >= MANY_TIMES) {
            return Figures.format("%.0f times the limit", ofTheLimit);
        }
        double over = 100 * (ofTheLimit - 1);
        return Figures.format("%.0f %% %s", Math.abs(over), over > 0 ? "over" : "under");
    }

    /** The farthest from C, so that an operation without a target does not hide. */
    private static String without(RunFile run, OperationFigures operation) {
        String worst = "";
        double worstFactor = 0;
        for (CellFigures cell : operation.cells()) {
            for (Map.Entry<String, ColumnFigure> column : cell.columns().entrySet()) {
                double ratio = column.getValue().ratioToC().map(Estimate::median).orElse(0.0);
                double factor =
                        operation.better() == Better.LOWER || ratio == 0 ? ratio : 1 / ratio;
                if (factor > worstFactor) {
                    worstFactor = factor;
                    worst =
                            run.titleOf(column.getKey())
                                    + ", "
                                    + Figures.format("%.2f", ratio)
                                    + " \u00d7 C at "
                                    + Figures.size(cell.bytes());
                }
            }
        }
        return worst.isEmpty()
                ? "No target, and no C to compare with."
                : "No target is set; " + place(worstFactor) + worst + ".";
    }

    private static String place(double factor) {
        return factor > 1 ? "farthest behind C: " : "nowhere behind C; nearest to it: ";
    }
}
