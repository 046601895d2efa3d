package org.mpi4j.benchmarks.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Places values on an axis.
 *
 * @param low least value
 * @param high greatest value
 * @param spacing how values between them are placed
 * @param from coordinate of the least value
 * @param to coordinate of the greatest value
 */
record Scale(double low, double high, Spacing spacing, double from, double to) {
    /** How values are placed. */
    enum Spacing {
        /** Equal ratios take equal room. */
        LOGARITHMIC {
            @Override
            double of(double value) {
                return Math.log(value);
            }
        },
        /** Equal differences take equal room. */
        LINEAR {
            @Override
            double of(double value) {
                return value;
            }
        };

        abstract double of(double value);
    }

    private static final int MOST_TICKS = 7;

    /** Steps within a decade, the densest first. */
    private static final double[][] STEPS = {
        {1, 1.5, 2, 3, 4, 5, 6, 8}, {1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}
    };

    double at(double value) {
        double inside = Math.min(high, Math.max(low, value));
        double share =
                (spacing.of(inside) - spacing.of(low)) / (spacing.of(high) - spacing.of(low));
        return from + share * (to - from);
    }

    /** Round values, two at least. */
    List<Double> ticks() {
        return spacing == Spacing.LINEAR ? linear() : logarithmic();
    }

    private List<Double> logarithmic() {
        for (double[] steps : STEPS) {
            List<Double> ticks = steps(steps, 1);
            if (ticks.size() >= 3 && ticks.size() <= MOST_TICKS) {
                return ticks;
            }
        }
        return high / low < 10 ? linear() : steps(new double[] {1}, 2);
    }

    private List<Double> steps(double[] steps, int everyDecade) {
        List<Double> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low));
        for (int decade = first; Math.pow(10, decade) <= high; decade++) {
            for (double step : steps) {
                double tick = step * Math.pow(10, decade);
                if (tick >= low && tick <= high && Math.floorMod(decade, everyDecade) == 0) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private List<Double> linear() {
        double rough = (high - low) / 5;
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = decade * (rough / decade > 5 ? 10 : rough / decade > 2 ? 5 : 2);
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / step); k * step <= high * (1 + 1e-9); k++) {
            ticks.add(k * step);
        }
        return ticks;
    }
}
