package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.launcher.JobResult.Outcome;
import org.mpi4j.launcher.MpirunCommand.Tagging;
import org.mpi4j.launcher.OutputHandler.Stream;

/** The real mpirun; its ranks do not call MPI. */
@Timeout(180)
class MpirunJobTest {
    private final Recorder output = new Recorder();
    private Mpirun mpirun = new Mpirun(java.nio.file.Path.of("mpirun"), "0", 0);

    @BeforeEach
    void findMpirun() throws IOException, InterruptedException {
        Mpirun found = Mpirun.find().orElse(mpirun);
        assumeTrue(found.major() > 0, "there is no mpirun of Open MPI");
        mpirun = found;
    }

    private static JobSpec.Builder probe(int ranks, String... args) {
        return JobSpec.builder(Probe.class.getName()).ranks(ranks).args(List.of(args));
    }

    private JobResult run(JobSpec.Builder spec, Tagging tagging)
            throws IOException, InterruptedException {
        MpirunCommand command =
                new MpirunCommand(
                        mpirun, spec.build(), "purejava", MpirunCommand.Host.local(), tagging);
        return new MpirunJob(command, output).run();
    }

    private String out() {
        return output.text(OutputHandler.ALL_RANKS, Stream.OUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRankRunsOnce(int ranks) throws Exception {
        JobResult result =
                run(
                        probe(ranks, "environment", "one", "t w o")
                                .jvmOptions(List.of("-Dprobe=p"))
                                .environment("PROBE", "a value"),
                        Tagging.NONE);
        assertEquals(new JobResult(Outcome.COMPLETED, 0, OptionalInt.empty(), List.of(0)), result);
        assertEquals(
                IntStream.range(0, ranks)
                        .mapToObj(rank -> rank + " - - a value purejava p [one, t w o]")
                        .toList(),
                out().lines().sorted().toList());
    }

    @Test
    void linesAreTaggedOnRequest() throws Exception {
        run(probe(2, "environment"), Tagging.RANK);
        List<String> lines = out().lines().sorted().toList();
        assertEquals(2, lines.size());
        for (int rank = 0; rank < 2; rank++) {
            String line = lines.get(rank);
            assertTrue(line.matches("\\[[^]]*\\b" + rank + "\\b.*\\D" + rank + " - - .*"), line);
        }
    }

    @Test
    void aFailingRankEndsTheOthersWithin5Seconds() throws Exception {
        JobResult result = run(probe(3, "exit", "1", "9"), Tagging.NONE);
        assertTrue(output.since("rank 1 ends").toSeconds() < 5);
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(9, result.exitCode());
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void atTheTimeLimitEveryRankPrintsItsStacksAndIsEnded() throws Exception {
        JobResult result =
                TimeLimits.longEnough(
                        output,
                        limit -> run(probe(3, "hang").timeLimit(limit), Tagging.NONE),
                        each -> output.count("hanging") == 3);
        assertEquals(Outcome.TIMED_OUT, result.outcome());
        assertEquals(JobResult.TIME_LIMIT_EXIT_CODE, result.exitCode());
        assertEquals(
                3,
                out().lines()
                        .filter(line -> line.contains("at org.mpi4j.launcher.Probe.hang("))
                        .count(),
                out());
        LocalJobTest.assertNothingIsLeft();
    }
}
