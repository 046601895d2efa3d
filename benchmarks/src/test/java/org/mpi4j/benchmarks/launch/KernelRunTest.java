package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.kernel.Problem;
import org.mpi4j.benchmarks.plan.Scaling;

/**
 * Runs every kernel in class S on every backend that this machine has. What is computed is the same
 * program on both backends of Java, so what is not about messages runs on one of them.
 */
class KernelRunTest {
    @TempDir private static Path directory;

    private static Optional<KernelLaunchers> found = Optional.empty();

    @BeforeAll
    static void compile() throws Exception {
        found = Optional.of(KernelLaunchers.find(EnumSet.allOf(KernelBackend.class), directory));
    }

    /** One launch runs them all: starting ranks takes longer than class S. */
    private static final List<KernelName> ALL = List.of(KernelName.values());

    static Stream<Arguments> everyBackendOnSomeRanks() {
        return Arrays.stream(KernelBackend.values())
                .flatMap(
                        backend ->
                                IntStream.of(1, 2, 4)
                                        .mapToObj(ranks -> Arguments.of(backend, ranks)));
    }

    private static KernelLauncher launcher(KernelBackend backend) {
        KernelLaunchers launchers = found.orElseThrow();
        String reason = launchers.leftOut().getOrDefault(backend, "");
        assumeTrue(launchers.present().containsKey(backend), reason);
        return launchers.present().get(backend);
    }

    private static Problem problem(Scaling scaling, int ranks) {
        return scaling.problem(Problem.Size.S, ranks);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("everyBackendOnSomeRanks")
    void everyResultIsRight(KernelBackend backend, int ranks) throws InterruptedException {
        Problem problem = problem(Scaling.STRONG, ranks);
        List<KernelRun> runs = launcher(backend).launch(ALL, problem, ranks, "sound");
        assertEquals(ALL, runs.stream().map(KernelRun::kernel).toList());
        for (KernelRun run : runs) {
            assertTrue(run.verified(), run::toString);
            assertTrue(run.checks().stream().allMatch(Check::right), run::toString);
            assertTrue(run.seconds() > 0 && run.operations() > 0, run::toString);
            assertEquals(ranks, run.facts().get("ranks").getAsInt());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(value = KernelBackend.class, names = "PURE", mode = EXCLUDE)
    void everyResultOfAGrownProblemIsRight(KernelBackend backend) throws InterruptedException {
        Problem problem = problem(Scaling.WEAK, 2);
        for (KernelRun run : launcher(backend).launch(ALL, problem, 2, "sound")) {
            assertTrue(run.verified(), run::toString);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(value = KernelBackend.class, names = "NATIVE", mode = EXCLUDE)
    void everyWrongResultIsFoundAndNamed(KernelBackend backend) throws InterruptedException {
        Problem problem = problem(Scaling.STRONG, 2);
        for (KernelRun run : launcher(backend).launch(ALL, problem, 2, "spoilt")) {
            assertFalse(run.verified(), run::toString);
            assertTrue(run.checks().stream().anyMatch(check -> !check.right()), run::toString);
        }
    }
}
