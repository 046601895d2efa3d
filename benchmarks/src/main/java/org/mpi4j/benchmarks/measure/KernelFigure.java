package org.mpi4j.benchmarks.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.launch.KernelJob;
import org.mpi4j.benchmarks.launch.KernelRun;
import org.mpi4j.benchmarks.plan.Scaling;
import org.mpi4j.benchmarks.stats.Statistics;

/**
 * What all launches of a kernel on one backend gave together.
 *
 * @param job what was run
 * @param backend on what
 * @param runs one a round; empty where a launch failed
 */
public record KernelFigure(KernelJob job, KernelBackend backend, List<Optional<KernelRun>> runs) {
    /**
     * The median of the times.
     *
     * @return seconds; empty if every launch failed
     */
    public OptionalDouble seconds() {
        return median(runs.stream().flatMap(Optional::stream).map(KernelRun::seconds).toList());
    }

    /**
     * The median of the rates.
     *
     * @return millions of operations a second; empty if every launch failed
     */
    public OptionalDouble mops() {
        return median(runs.stream().flatMap(Optional::stream).map(KernelRun::mops).toList());
    }

    /**
     * Whether every launch came to its end with the right result.
     *
     * @return false if one did not
     */
    public boolean verified() {
        return runs.stream().allMatch(run -> run.map(KernelRun::verified).orElse(false));
    }

    /**
     * What was wrong.
     *
     * @return numbers of the first launch that had wrong ones
     */
    public List<Check> wrong() {
        return runs.stream()
                .flatMap(Optional::stream)
                .filter(run -> !run.verified())
                .findFirst()
                .map(run -> run.checks().stream().filter(check -> !check.right()).toList())
                .orElse(List.of());
    }

    /**
     * The time in terms of another backend's, round by round.
     *
     * @param other figures of the same job
     * @return the median of the ratios; empty if they have no round in common
     */
    public OptionalDouble ratioTo(KernelFigure other) {
        List<Double> ratios =
                IntStream.range(0, Math.min(runs.size(), other.runs.size()))
                        .filter(i -> runs.get(i).isPresent() && other.runs.get(i).isPresent())
                        .mapToObj(
                                i ->
                                        runs.get(i).orElseThrow().seconds()
                                                / other.runs.get(i).orElseThrow().seconds())
                        .toList();
        return median(ratios);
    }

    /**
     * How many times more work is done in a time than by fewer ranks.
     *
     * @param base figures of the same kernel and backend on fewer ranks
     * @param scaling what became of the problem
     * @return the ratio of the ranks at best; empty if one of both failed
     */
    public OptionalDouble speedUp(KernelFigure base, Scaling scaling) {
        if (seconds().isEmpty() || base.seconds().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                scaling.speedUp(
                        base.job.ranks(),
                        base.seconds().getAsDouble(),
                        job.ranks(),
                        seconds().getAsDouble()));
    }

    private static OptionalDouble median(List<Double> values) {
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Statistics.median(values));
    }
}
