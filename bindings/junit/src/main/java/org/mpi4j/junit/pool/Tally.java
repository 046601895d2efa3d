package org.mpi4j.junit.pool;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of results by job, for the table at the end. */
final class Tally {
    /** What became of a test. */
    enum Result {
        PASSED,
        FAILED,
        ABORTED,
        SKIPPED
    }

    private final Map<JobSpec, Map<Result, Integer>> counts =
            new TreeMap<>(Comparator.comparing(JobSpec::mode).thenComparing(JobSpec::ranks));

    synchronized void add(JobSpec spec, Result result) {
        counts.computeIfAbsent(spec, s -> new EnumMap<>(Result.class))
                .merge(result, 1, Integer::sum);
    }

    synchronized String table() {
        StringBuilder text = new StringBuilder();
        counts.forEach((spec, row) -> text.append(line(spec, row)));
        return text.toString();
    }

    private static String line(JobSpec spec, Map<Result, Integer> row) {
        return String.format(
                "mpi4j tests: %-28s %4d passed, %d failed, %d aborted, %d skipped%n",
                spec + ":",
                row.getOrDefault(Result.PASSED, 0),
                row.getOrDefault(Result.FAILED, 0),
                row.getOrDefault(Result.ABORTED, 0),
                row.getOrDefault(Result.SKIPPED, 0));
    }
}
