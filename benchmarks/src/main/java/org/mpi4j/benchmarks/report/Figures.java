package org.mpi4j.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

/** Numbers as people like to read them. */
public final class Figures {
    /** Where there is no figure. */
    public static final String NONE = "-";

    private Figures() {}

    /**
     * About three digits that count.
     *
     * @param value any number
     * @return its text
     */
    public static String figure(double value) {
        if (value >= 100) {
            return format("%.0f", value);
        }
        return format(value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f", value);
    }

    /**
     * A ratio with the ends of its interval, if there is one.
     *
     * @param ratio empty if it was not measured
     * @return its text
     */
    public static String ratio(Optional<Estimate> ratio) {
        return ratio.map(r -> withInterval(r, "%.2f")).orElse(NONE);
    }

    /**
     * A difference, which may be negative, with the ends of its interval, if there is one.
     *
     * @param difference empty if it was not measured
     * @return its text
     */
    public static String nanoseconds(Optional<Estimate> difference) {
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

    /**
     * A number of bytes.
     *
     * @param bytes how many
     * @return for example 64 KiB
     */
    public static String size(long bytes) {
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
    }

    /**
     * A share.
     *
     * @param share 1 for all
     * @return whole percents
     */
    public static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }

    /**
     * A number on an axis: no more digits than it has.
     *
     * @param value a round number
     * @return its text
     */
    public static String tick(double value) {
        String text = BigDecimal.valueOf(value).round(new MathContext(3)).toPlainString();
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /**
     * Formats numbers, the same in every country.
     *
     * @param form as of {@link String#format}
     * @param values its arguments
     * @return the text
     */
    public static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
