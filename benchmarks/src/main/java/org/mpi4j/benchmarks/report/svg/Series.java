package org.mpi4j.benchmarks.report.svg;

import java.util.List;
import org.mpi4j.benchmarks.stats.Interval;

/**
 * One column in a plot.
 *
 * @param column its name in the files
 * @param title its name for people
 * @param points in ascending order
 */
public record Series(String column, String title, List<Point> points) {
    /**
     * One point.
     *
     * @param x where
     * @param y how much
     * @param interval how well that is known
     * @param words what is said of it
     */
    public record Point(double x, double y, Interval interval, String words) {}
}
