package org.mpi4j.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.mpi4j.junit.fixtures.Fixtures;
import org.mpi4j.junit.pool.JobSpec;
import org.mpi4j.junit.pool.Leftovers;
import org.mpi4j.junit.pool.Pools;
import org.mpi4j.junit.pool.RankNumbers;
import org.mpi4j.junit.pool.Settings;

/** Ranks that talk through TCP are started, watched and ended as all that are processes. */
class MpiTestExtensionTest {
    private static void assumePresent(MpiMode mode) {
        Settings settings =
                Settings.read(
                        name ->
                                Optional.of("mpi4j.test.summary".equals(name) ? "false" : "")
                                        .filter(v -> !v.isEmpty()));
        try (Pools pools = new Pools(settings)) {
            Optional<String> absence = pools.skip(new JobSpec(mode, 1));
            assumeTrue(absence.isEmpty(), () -> absence.orElse(""));
        }
    }

    @Test
    void testRunsOnceForEachNumberOfRanks() {
        MpiMode mode = MpiMode.PUREJAVA_THREADS;
        EngineExecutionResults results = Runs.run(Fixtures.Passing.class, mode);
        assertEquals(List.of(), Runs.failures(results));
        results.testEvents().assertStatistics(s -> s.started(6).succeeded(6).skipped(0));
        assertNames(results, mode, "1 rank", "2 ranks", "3 ranks", "4 ranks", "5 ranks");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENMPI", "PUREJAVA_PROCESSES"})
    void ranksAreStartedForEachMode(MpiMode mode) {
        assumePresent(mode);
        EngineExecutionResults results = Runs.run(Fixtures.Passing.class, mode, "2,5");
        assertEquals(List.of(), Runs.failures(results));
        results.testEvents().assertStatistics(s -> s.started(3).succeeded(3).skipped(0));
        assertNames(results, mode, "2 ranks", "5 ranks");
    }

    private static void assertNames(
            EngineExecutionResults results, MpiMode mode, String... expected) {
        assertEquals(
                Stream.of(expected).map(ranks -> mode + ", " + ranks).collect(Collectors.toSet()),
                Set.copyOf(Runs.names(results)));
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "PUREJAVA_TCP")
    void failureNamesTheRankAndShowsItsStack(MpiMode mode) throws Exception {
        assumePresent(mode);
        List<String> failures = failuresWithoutLeftovers(Fixtures.OneFails.class, mode);
        assertEquals(1, failures.size());
        String text = failures.get(0);
        assertContains(text, mode + ", 3 ranks: failed on 1");
        assertContains(text, "rank 1: FAILED: org.opentest4j.AssertionFailedError: only even");
        assertContains(text, "at org.mpi4j.junit.fixtures.Fixtures$OneFails.rankOneFails");
        assertFalse(text.contains("rank 0"), text);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "PUREJAVA_TCP")
    void ranksThatWaitForAFailedOneAreEndedSoon(MpiMode mode) {
        assumePresent(mode);
        long start = System.nanoTime();
        List<String> failures = Runs.failures(Runs.run(Fixtures.OneFailsOthersWait.class, mode));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(1, failures.size());
        String text = failures.get(0);
        assertContains(text, "rank 0: ERROR: java.lang.IllegalStateException: rank 0 gives up");
        assertContains(text, "rank 1: UNFINISHED");
        assertContains(text, "Fixtures$OneFailsOthersWait.othersWait");
        assertTrue(taken.toSeconds() < 30, taken::toString);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "PUREJAVA_TCP")
    void hangEndsAtTheLimitWithEveryRanksStack(MpiMode mode) throws Exception {
        assumePresent(mode);
        List<String> failures = failuresWithoutLeftovers(Fixtures.Hang.class, mode);
        assertEquals(1, failures.size());
        String text = failures.get(0);
        for (String rank : List.of("rank 0: UNFINISHED", "rank 1: UNFINISHED")) {
            String section = text.substring(Math.max(0, text.indexOf(rank)));
            assertContains(section, rank);
            assertContains(section, "Fixtures$Hang.bothWaitForNobody");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENMPI", "PUREJAVA_PROCESSES"})
    void deadRankIsNamedWithItsExitCodeAndLastOutput(MpiMode mode) throws Exception {
        assumePresent(mode);
        List<String> failures = failuresWithoutLeftovers(Fixtures.Exit.class, mode);
        assertEquals(1, failures.size());
        String text = failures.get(0);
        assertContains(text, "rank 1: DIED");
        assertContains(text, "ended with exit code 7");
        assertContains(text, "rank 1] the last words of rank 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENMPI", "PUREJAVA_PROCESSES"})
    void nextTestAfterAFailureGetsFreshRanks(MpiMode mode) {
        assumePresent(mode);
        Settings settings =
                Settings.read(
                        name ->
                                Optional.ofNullable(
                                        Map.of("mpi4j.test.summary", "false").get(name)));
        JobSpec spec = new JobSpec(mode, 3);
        try (Pools pools = new Pools(settings)) {
            Calls.fails(pools, spec, Fixtures.OneFails.class, "rankOneFails");
            Calls.passes(pools, spec, Fixtures.Passing.class, "ranksAddUp");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "PUREJAVA_TCP")
    void failedAssumptionAbortsTheTestWithItsReason(MpiMode mode) {
        assumePresent(mode);
        EngineExecutionResults results = Runs.run(Fixtures.Assumption.class, mode);
        results.testEvents().assertStatistics(s -> s.started(1).aborted(1).failed(0));
        assertContains(Runs.reasons(results).get(0), "rank 0: ");
        assertContains(Runs.reasons(results).get(0), "the moon is made of cheese");
    }

    @Test
    void parameterThatRanksDoNotHaveFails() {
        EngineExecutionResults results = Runs.run(Fixtures.WrongParameter.class);
        assertEquals(0, results.testEvents().succeeded().count());
        assertContains(Runs.failures(results).toString(), "java.lang.String");
    }

    @Test
    void settingsNarrowModesAndRanks() {
        MpiMode mode = MpiMode.PUREJAVA_THREADS;
        EngineExecutionResults results = Runs.run(Fixtures.Passing.class, mode, "1,3");
        assertEquals(List.of(mode + ", 1 rank", mode + ", 3 ranks"), Runs.names(results));
    }

    @Test
    void ranksOfAModeAreNarrowedWhereATestNamesThem() {
        Map<String, List<String>> settings =
                Map.of(
                        "mpi4j.test.ranks", List.of("1", "2", "3"),
                        "mpi4j.test.ranks.purejava-tcp", List.of("2", "4"));
        RankNumbers ranks = RankNumbers.read(name -> settings.getOrDefault(name, List.of()));
        int[] named = {1, 2, 3, 4, 5};
        assertEquals(List.of(1, 2, 3), ranks.of(MpiMode.PUREJAVA_THREADS, named));
        assertEquals(List.of(2), ranks.of(MpiMode.PUREJAVA_TCP, named));
        assertEquals(List.of(3), ranks.of(MpiMode.PUREJAVA_TCP, 3, 5));
        assertEquals(List.of(), ranks.of(MpiMode.PUREJAVA_TCP, 5));
    }

    /** Runs tests whose jobs are ended; no file and no process may be left. */
    private static List<String> failuresWithoutLeftovers(Class<?> fixture, MpiMode mode)
            throws Exception {
        Leftovers leftovers = Leftovers.since();
        List<String> failures = Runs.failures(Runs.run(fixture, mode));
        assertEquals(List.of(), leftovers.after(Duration.ofSeconds(10)));
        Stream<ProcessHandle> children = ProcessHandle.current().descendants();
        assertEquals(List.of(), children.filter(ProcessHandle::isAlive).toList());
        return failures;
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + part + "' is not in:\n" + text);
    }
}
