package org.mpi4j.benchmarks.report.svg;

import java.util.List;

/**
 * A line to compare with: a floor, a target, the ideal.
 *
 * @param style name of the class that gives the colour
 * @param words what it is
 * @param label written at its end; empty for none
 * @param points coordinates in ascending order; one point is a short level stroke
 */
public record Guide(String style, String words, String label, List<Guide.At> points) {
    /**
     * A point.
     *
     * @param x where
     * @param y how much
     */
    public record At(double x, double y) {}
}
