package org.mpi4j.benchmarks.report.html;

import java.util.Locale;
import org.mpi4j.benchmarks.report.Figures;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.stats.Better;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** Numbers and names as they stand on the page. */
final class Words {
    private static final int USUAL_RANKS = 2;

    private Words() {}

    /** A median with the ends of its interval, if that says something. */
    static String estimate(Estimate estimate) {
        Interval interval = estimate.interval();
        String median = Figures.figure(estimate.median());
        if (interval.coverage() == 0) {
            return median;
        }
        return median
                + " ["
                + Figures.figure(interval.low())
                + to(interval)
                + Figures.figure(interval.high())
                + "]";
    }

    static String ratio(Estimate estimate) {
        Interval interval = estimate.interval();
        String median = Figures.format("%.2f", estimate.median());
        if (interval.coverage() == 0) {
            return median;
        }
        return Figures.format("%s [%.2f\u2013%.2f]", median, interval.low(), interval.high());
    }

    private static String to(Interval interval) {
        return interval.low() < 0 ? " to " : "\u2013";
    }

    /** What a target wants, with the signs of print. */
    static String wanted(String wanted) {
        return wanted.replace("<=", "\u2264").replace(">=", "\u2265").replace(" x ", " \u00d7 ");
    }

    static String good(Better better) {
        return better == Better.LOWER ? "less is better" : "more is better";
    }

    /** A name that can stand in an address. */
    static String anchor(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** An operation as a title. */
    static String title(OperationFigures operation) {
        String name = title(operation.name());
        return operation.ranks() == USUAL_RANKS
                ? name
                : name + " on " + operation.ranks() + " ranks";
    }

    /** A name of the files as a title. */
    static String title(String name) {
        String text = name.replace('_', ' ');
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
