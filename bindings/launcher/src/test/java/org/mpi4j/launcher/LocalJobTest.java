package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.launcher.JobResult.Outcome;
import org.mpi4j.launcher.OutputHandler.Stream;

@Timeout(180)
class LocalJobTest {
    private final Recorder output = new Recorder();

    private static JobSpec.Builder probe(int ranks, String... args) {
        return JobSpec.builder(Probe.class.getName()).ranks(ranks).args(List.of(args));
    }

    private static JobSpec.Builder program(int ranks, String... args) {
        return JobSpec.builder(HostsProgram.class.getName()).ranks(ranks).args(List.of(args));
    }

    private JobResult run(JobSpec.Builder spec) throws IOException, InterruptedException {
        return new LocalJob(spec.build(), output).run();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRankGetsItsPlaceInTheJob(int ranks) throws Exception {
        JobResult result =
                run(
                        probe(ranks, "environment", "one", "t w o")
                                .jvmOptions(List.of("-Dprobe=p"))
                                .environment("PROBE", "value"));

        assertEquals(
                new JobResult(
                        Outcome.COMPLETED,
                        0,
                        OptionalInt.empty(),
                        IntStream.range(0, ranks).mapToObj(rank -> 0).toList()),
                result);
        String job = output.text(0, Stream.OUT).split(" ", -1)[2];
        assertTrue(job.matches("[0-9a-f]{32}"), job);
        for (int rank = 0; rank < ranks; rank++) {
            assertEquals(
                    rank + " " + ranks + " " + job + " value purejava p [one, t w o]\n",
                    output.text(rank, Stream.OUT));
        }
    }

    @Test
    void everyJobHasAnIdOfItsOwn() throws Exception {
        run(probe(1, "environment"));
        String first = output.text(0, Stream.OUT);
        run(probe(1, "environment"));
        String both = output.text(0, Stream.OUT);
        assertNotEquals(first, both.substring(first.length()));
    }

    @Test
    void linesComeInOrderAndTheEndWithoutALineFeedToo() throws Exception {
        run(probe(3, "lines"));
        for (int rank = 0; rank < 3; rank++) {
            StringBuilder out = new StringBuilder();
            StringBuilder err = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                out.append("out ").append(rank).append(' ').append(i).append('\n');
                err.append("err ").append(rank).append(' ').append(i).append('\n');
            }
            assertEquals(out + "end of " + rank, output.text(rank, Stream.OUT));
            assertEquals(err.toString(), output.text(rank, Stream.ERR));
        }
    }

    @Test
    void everyByteIsKept() throws Exception {
        run(probe(1, "bytes").outputCharset(StandardCharsets.ISO_8859_1));
        assertEquals("\u00e9\0x", output.text(0, Stream.OUT));
    }

    @Test
    void aFailingRankEndsTheOthersWithin5Seconds() throws Exception {
        JobResult result = run(probe(4, "exit", "2", "9"));
        assertTrue(output.since("rank 2 ends").toSeconds() < 5);
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(9, result.exitCode());
        assertEquals(OptionalInt.of(2), result.failedRank());
        assertEquals(9, result.exitCodes().get(2));
        assertNothingIsLeft();
    }

    @Test
    void aRankThatIsDeafToTerminationIsKilled(@TempDir Path folder) throws Exception {
        JobResult result = run(probe(3, "ignoreTermination", folder.toString()));
        assertEquals(7, result.exitCode());
        assertEquals(List.of(7, 137, 137), result.exitCodes());
        assertNothingIsLeft();
    }

    @Test
    void atTheTimeLimitEveryRankPrintsItsStacksAndIsEnded() throws Exception {
        JobResult result =
                TimeLimits.longEnough(
                        output,
                        limit -> run(probe(3, "hang").timeLimit(limit)),
                        each -> output.count("hanging") == 3);
        assertEquals(Outcome.TIMED_OUT, result.outcome());
        assertEquals(JobResult.TIME_LIMIT_EXIT_CODE, result.exitCode());
        for (int rank = 0; rank < 3; rank++) {
            String text = output.text(rank, Stream.OUT);
            assertTrue(text.contains("at org.mpi4j.launcher.Probe.hang("), text);
        }
        assertNothingIsLeft();
    }

    @Test
    void aRankThatIsStoppedEndsWithTheOthersAtTheTimeLimit() throws Exception {
        Leftovers files = Leftovers.since();
        JobResult result =
                TimeLimits.longEnough(
                        output,
                        limit -> run(program(3, "stop").timeLimit(limit)),
                        // Killed, because it is stopped and deaf to a request to end.
                        each -> each.exitCodes().get(2) == 137);
        assertEquals(Outcome.TIMED_OUT, result.outcome());
        for (int rank = 0; rank < 2; rank++) {
            String text = output.text(rank, Stream.OUT);
            assertTrue(text.contains("at org.mpi4j.launcher.HostsProgram.run("), text);
        }
        files.assertNone();
    }

    @Test
    void aRankThatVanishesBeforeItMeetsTheOthersEndsTheJob() throws Exception {
        Leftovers files = Leftovers.since();
        long start = System.nanoTime();
        JobResult result = run(program(3, "vanish", "9"));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
        assertEquals(9, result.exitCode());
        assertEquals(OptionalInt.of(1), result.failedRank());
        files.assertNone();
    }

    @Test
    void whatARankStartedIsEndedToo(@TempDir Path folder) throws Exception {
        Path pidFile = folder.resolve("pid");
        TimeLimits.longEnough(
                output,
                limit -> run(probe(1, "children", pidFile.toString()).timeLimit(limit)),
                each -> output.contains("hanging"));
        long pid = Long.parseLong(Files.readString(pidFile));
        assertFalse(ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    @Test
    void withoutInputEveryRankReadsItsEndAtOnce() throws Exception {
        run(probe(2, "input"));
        assertEquals("0 read 0\n", output.text(0, Stream.OUT));
        assertEquals("1 read 0\n", output.text(1, Stream.OUT));
    }

    @Test
    void aHandlerThatThrowsEndsTheJob() {
        OutputHandler failing =
                (rank, stream, line) -> {
                    throw new IllegalArgumentException("full");
                };
        LocalJob job = new LocalJob(probe(2, "hang").build(), failing);
        IllegalStateException thrown = assertThrows(IllegalStateException.class, job::run);
        assertEquals("full", thrown.getCause().getMessage());
        assertNothingIsLeft();
    }

    @Test
    void anInterruptEndsTheJob() throws Exception {
        Thread runner = Thread.currentThread();
        OutputHandler interrupting = (rank, stream, line) -> runner.interrupt();
        LocalJob job = new LocalJob(probe(2, "hang").build(), interrupting);
        assertThrows(InterruptedException.class, job::run);
        assertNothingIsLeft();
    }

    @Test
    void aCommandThatIsNotThereIsAnError() {
        assertThrows(IOException.class, () -> run(probe(2, "hang").java("/nonexistent/java")));
    }

    @Test
    void lessThanOneRankOrNoTimeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> probe(0, "hang"));
        assertThrows(
                IllegalArgumentException.class, () -> probe(1, "hang").timeLimit(Duration.ZERO));
    }

    static void assertNothingIsLeft() {
        List<String> left =
                ProcessHandle.current()
                        .descendants()
                        .map(handle -> handle.info().commandLine().orElse("?"))
                        .filter(line -> line.contains(Probe.class.getName()))
                        .toList();
        assertEquals(List.of(), left);
    }
}
