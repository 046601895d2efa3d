package org.mpi4j.benchmarks.report;

import java.util.Locale;
import java.util.Optional;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** Numbers as people like to read them. */
final class Figures {
    static final String NONE = "-";

    private Figures() {}

    /** About three digits that count. */
    static String figure(double value) {
        if (value >= 100) {
            return format("%.0f", value);
        }
        return format(value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f", value);
    }

    /** A ratio with the ends of its interval, if there is one. */
    static String ratio(Optional<Estimate> ratio) {
        return ratio.map(r -> withInterval(r, "%.2f")).orElse(NONE);
    }

    /** A difference, which may be negative, with the ends of its interval, if there is one. */
    static String nanoseconds(Optional<Estimate> difference) {
        return difference.map(d -> withInterval(d, "%.0f") + " ns").orElse(NONE);
    }

    private static String withInterval(Estimate estimate, String form) {
        Interval interval = estimate.interval();
        String median = format(form, estimate.median());
        return interval.coverage() == 0
                ? median
                : median
                        + " ["
                        + format(form, interval.low())
                        + (interval.low() < 0 ? " to " : "-")
                        + format(form, interval.high())
                        + "]";
    }

    static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }

    static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
