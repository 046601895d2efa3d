package org.mpi4j.examples;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints how many tests ran by mode and ranks, in the format of the JUnit extension's summary. */
final class JobTally implements TestWatcher, AfterAllCallback {
    private static final class Counts {
        int passed;
        int failed;
        int aborted;
    }

    private final Map<String, Counts> counts = new TreeMap<>();

    @Override
    public void testSuccessful(ExtensionContext context) {
        of(context).passed++;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        of(context).failed++;
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        of(context).aborted++;
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        throw new IllegalStateException("no test here is disabled: " + context.getDisplayName());
    }

    private Counts of(ExtensionContext context) {
        String job =
                context.getDisplayName().replace("1 rank(s)", "1 rank").replace("rank(s)", "ranks");
        return counts.computeIfAbsent(job, name -> new Counts());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        counts.forEach(
                (job, count) ->
                        System.out.printf(
                                "mpi4j tests: %-28s %4d passed, %d failed, %d aborted, 0 skipped%n",
                                job + ":", count.passed, count.failed, count.aborted));
    }
}
