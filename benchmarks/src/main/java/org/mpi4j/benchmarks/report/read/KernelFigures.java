package org.mpi4j.benchmarks.report.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mpi4j.benchmarks.plan.Scaling;
import org.mpi4j.benchmarks.stats.Estimate;

/**
 * One kernel and class, every backend and number of ranks.
 *
 * @param kernel its name
 * @param problem its class
 * @param scaling what becomes of the problem with more ranks
 * @param points one a backend and number of ranks
 */
public record KernelFigures(
        String kernel, String problem, Scaling scaling, List<KernelFigures.Point> points) {
    private static final String C = "c";

    /**
     * One backend on some ranks.
     *
     * @param backend its name
     * @param ranks how many
     * @param seconds by round
     * @param mops median of millions of operations a second
     * @param verified whether every launch was right
     */
    public record Point(
            String backend,
            int ranks,
            Map<Integer, Double> seconds,
            double mops,
            boolean verified) {
        /**
         * The time.
         *
         * @return seconds
         */
        public Estimate time() {
            return Estimate.of(List.copyOf(seconds.values()));
        }
    }

    /**
     * The points of a backend by their ranks.
     *
     * @param backend its name
     * @return in ascending order; empty if there are none
     */
    public Map<Integer, Point> of(String backend) {
        Map<Integer, Point> mine = new TreeMap<>();
        points.stream()
                .filter(point -> point.backend().equals(backend))
                .forEach(point -> mine.put(point.ranks(), point));
        return mine;
    }

    /**
     * The time by C's on as many ranks, in the same rounds.
     *
     * @param point of any backend
     * @return empty for C itself, and without C
     */
    public Optional<Estimate> ratioToC(Point point) {
        Point c = of(C).get(point.ranks());
        if (c == null || point.backend().equals(C)) {
            return Optional.empty();
        }
        List<Double> ratios =
                point.seconds().entrySet().stream()
                        .filter(round -> c.seconds().containsKey(round.getKey()))
                        .map(round -> round.getValue() / c.seconds().get(round.getKey()))
                        .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(ratios));
    }

    /**
     * How many times faster than on the fewest ranks.
     *
     * @param point on some ranks
     * @return as a multiple of the fewest ranks' work in the same time, times those ranks
     */
    public double speedUp(Point point) {
        Point base = of(point.backend()).values().iterator().next();
        return base.ranks()
                * scaling.speedUp(
                        base.ranks(), base.time().median(), point.ranks(), point.time().median());
    }
}
