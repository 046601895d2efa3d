package org.mpi4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Comparison.Entry;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * How one target fared at one size.
 *
 * @param target the target
 * @param ranks how many ranks
 * @param bytes size of a message
 * @param size the same for people
 * @param outcome the judgement
 * @param measured the quantity that the target limits; empty if it was not measured
 * @param remark why the judgement is not to be trusted much; empty if it is
 */
public record Verdict(
        Target target,
        int ranks,
        long bytes,
        String size,
        Outcome outcome,
        Optional<Estimate> measured,
        String remark) {
    /** An interval that holds the median less likely than this does not say much. */
    private static final double ENOUGH = 0.9;

    /** The judgement. */
    public enum Outcome {
        /** The median is on the good side. */
        MET,
        /** The median is on the bad side. */
        MISSED,
        /**
         * The column or its yardstick was left out, or no launches of the two found the machine
         * alike.
         */
        NOT_MEASURED
    }

    /**
     * Judges every target at each of its sizes.
     *
     * @param targets the targets
     * @param comparisons what was measured
     * @return the verdicts, in the order of the targets
     */
    public static List<Verdict> all(List<Target> targets, List<Comparison> comparisons) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Target target : targets) {
            for (Comparison comparison : comparisons) {
                if (comparison.cell().operation() == target.operation()
                        && target.sizes().contains(comparison.cell().bytes())) {
                    verdicts.add(of(target, comparison));
                }
            }
        }
        return verdicts;
    }

    /**
     * Judges one target.
     *
     * @param target the target
     * @param comparison the cell that it is about
     * @return the verdict
     */
    public static Verdict of(Target target, Comparison comparison) {
        Optional<Entry> entry = Optional.ofNullable(comparison.columns().get(target.column()));
        Optional<Estimate> measured = entry.flatMap(target.yardstick()::of);
        Outcome outcome =
                measured.map(m -> target.isMetBy(m.median()) ? Outcome.MET : Outcome.MISSED)
                        .orElse(Outcome.NOT_MEASURED);
        String remark =
                measured.flatMap(m -> entry.map(e -> remark(target, comparison, e, m))).orElse("");
        return new Verdict(
                target,
                comparison.cell().ranks(),
                comparison.cell().bytes(),
                comparison.cell().size(),
                outcome,
                measured,
                remark);
    }

    private static String remark(
            Target target, Comparison comparison, Entry entry, Estimate measured) {
        if (target.yardstick() == Target.Yardstick.ALLOCATION) {
            return "";
        }
        if (measured.interval().coverage() < ENOUGH) {
            return "from too few rounds: " + measured.values();
        }
        int launches = entry.figure().values();
        if (2 * entry.steadyLaunches() < launches) {
            return "warm in " + entry.steadyLaunches() + " of " + launches + " launches only";
        }
        if (!comparison.kept().steady(comparison.cell())) {
            return "C itself spread " + Figures.percent(comparison.kept().spread().orElse(0));
        }
        boolean low = target.isMetBy(measured.interval().low());
        boolean high = target.isMetBy(measured.interval().high());
        return low == high ? "" : "not certain";
    }
}
