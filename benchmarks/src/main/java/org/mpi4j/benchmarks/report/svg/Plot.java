package org.mpi4j.benchmarks.report.svg;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What a plot shows.
 *
 * @param title above it
 * @param description for those who do not see it
 * @param kind how y is placed
 * @param xs all places on the x axis that have a figure, in ascending order
 * @param xText of a place
 * @param series the columns
 * @param guides lines to compare with
 */
public record Plot(
        String title,
        String description,
        Kind kind,
        List<Double> xs,
        DoubleFunction<String> xText,
        List<Series> series,
        List<Guide> guides) {
    /** How y is placed. */
    public enum Kind {
        /** Equal ratios take equal room. */
        LOGARITHMIC,
        /** Like that, and 1 is in it, as what all else is compared with. */
        RATIO,
        /** From nothing on. */
        LINEAR
    }
}
