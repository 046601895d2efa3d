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
        return ratio.map(Figures::ratio).orElse(NONE);
    }

    private static String ratio(Estimate ratio) {
        Interval interval = ratio.interval();
        return interval.coverage() == 0
                ? format("%.2f", ratio.median())
                : format("%.2f [%.2f-%.2f]", ratio.median(), interval.low(), interval.high());
    }

    static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }

    static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
