package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.benchmarks.kernel.Check;
import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.kernel.Problem;
import org.mpi4j.benchmarks.plan.Scaling;

/** Runs every kernel in class S on every backend that this machine has. */
class KernelRunTest {
    @TempDir private static Path directory;

    private static Optional<KernelLaunchers> found = Optional.empty();

    @BeforeAll
    static void compile() throws Exception {
        found = Optional.of(KernelLaunchers.find(EnumSet.allOf(KernelBackend.class), directory));
    }

    static Stream<Arguments> everyKernelEverywhere() {
        return Arrays.stream(KernelBackend.values())
                .flatMap(
                        backend ->
                                Arrays.stream(KernelName.values())
                                        .map(kernel -> Arguments.of(backend, kernel)));
    }

    static Stream<Arguments> everyKernelEverywhereOnSomeRanks() {
        return everyKernelEverywhere()
                .flatMap(
                        arguments ->
                                IntStream.of(1, 2, 4)
                                        .mapToObj(
                                                ranks ->
                                                        Arguments.of(
                                                                arguments.get()[0],
                                                                arguments.get()[1],
                                                                ranks)));
    }

    private static KernelLauncher launcher(KernelBackend backend) {
        KernelLaunchers launchers = found.orElseThrow();
        String reason = launchers.leftOut().getOrDefault(backend, "");
        assumeTrue(launchers.present().containsKey(backend), reason);
        return launchers.present().get(backend);
    }

    private static KernelJob job(KernelName kernel, Scaling scaling, int ranks) {
        return new KernelJob(kernel, scaling.problem(Problem.Size.S, ranks), ranks);
    }

    @ParameterizedTest
    @MethodSource("everyKernelEverywhereOnSomeRanks")
    void resultIsRight(KernelBackend backend, KernelName kernel, int ranks)
            throws InterruptedException {
        KernelRun run = launcher(backend).launch(job(kernel, Scaling.STRONG, ranks));
        assertTrue(run.verified(), () -> run.checks().toString());
        assertTrue(run.checks().stream().allMatch(Check::right), () -> run.checks().toString());
        assertTrue(run.seconds() > 0 && run.operations() > 0, run::toString);
        assertEquals(ranks, run.facts().get("ranks").getAsInt());
    }

    @ParameterizedTest
    @MethodSource("everyKernelEverywhere")
    void resultOfAGrownProblemIsRight(KernelBackend backend, KernelName kernel)
            throws InterruptedException {
        KernelRun run = launcher(backend).launch(job(kernel, Scaling.WEAK, 2));
        assertTrue(run.verified(), () -> run.checks().toString());
    }

    @ParameterizedTest
    @MethodSource("everyKernelEverywhere")
    void wrongResultIsFoundAndNamed(KernelBackend backend, KernelName kernel)
            throws InterruptedException {
        KernelRun run = launcher(backend).launchSpoilt(job(kernel, Scaling.STRONG, 2));
        assertFalse(run.verified());
        assertTrue(run.checks().stream().anyMatch(check -> !check.right()));
    }
}
