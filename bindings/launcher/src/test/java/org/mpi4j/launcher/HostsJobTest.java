package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.launcher.JobResult.Outcome;
import org.mpi4j.launcher.OutputHandler.Stream;

/**
 * Jobs over hosts that are only said to be different ones: what reaches them runs the command here,
 * through a shell as ssh does. Real ones are in ci/test-hosts.sh.
 */
@Timeout(180)
class HostsJobTest {
    /** Host nowhere cannot be reached, host noisy greets whoever logs in. */
    private static final String SHELL =
            """
            #!/bin/sh
            case $1 in
                nowhere) echo "no route to $1" >&2; exit 255 ;;
                noisy) echo "Welcome to $1!" ;;
            esac
            shift
            cd /
            exec sh -c "$*"
            """;

    private final Recorder output = new Recorder();
    @TempDir private Path folder;
    private Path shell = Path.of("");

    @BeforeEach
    void writeShell() throws IOException {
        shell = folder.resolve("shell");
        Files.writeString(shell, SHELL);
        Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    }

    private JobSpec.Builder job(int ranks, String hosts, Class<?> program, String... args) {
        return JobSpec.builder(program.getName())
                .ranks(ranks)
                .jvmOptions(List.of("-XX:+UseSerialGC", "-Xmx64m"))
                .hosts(HostSlots.parse(hosts))
                .remoteShell(List.of(shell.toString()))
                .args(List.of(args));
    }

    private JobResult run(JobSpec.Builder spec) throws IOException, InterruptedException {
        return new HostsJob(spec.build(), output).run();
    }

    @Test
    void ranksOfAllHostsMeet() throws Exception {
        JobResult result = run(job(4, "one:1,noisy:2,localhost:1", HostsProgram.class, "meet"));
        assertEquals(
                new JobResult(Outcome.COMPLETED, 0, OptionalInt.empty(), List.of(0, 0, 0, 0)),
                result);
        int[] there = {1, 2, 2, 1};
        for (int rank = 0; rank < 4; rank++) {
            String text = output.text(rank, Stream.OUT);
            assertTrue(text.startsWith("rank " + rank + " of 4 on "), text);
            assertTrue(text.endsWith(", " + there[rank] + " there, sum 10, purejava\n"), text);
        }
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void everythingReachesTheRanksAsItWasGiven() throws Exception {
        JobResult result =
                run(
                        job(
                                        2,
                                        "one,two",
                                        Probe.class,
                                        "environment",
                                        "t w o",
                                        "it's",
                                        "$HOME",
                                        "\"")
                                .jvmOptions(List.of("-Dprobe=p q"))
                                .environment("PROBE", "a 'value'"));
        assertEquals(0, result.exitCode());
        for (int rank = 0; rank < 2; rank++) {
            String text = output.text(rank, Stream.OUT);
            assertTrue(
                    text.matches(
                            rank
                                    + " 2 [0-9a-f]{32} a 'value' purejava p q"
                                    + " \\[t w o, it's, \\$HOME, \"]\n"),
                    text);
        }
    }

    @Test
    void allOutputComesInOrder() throws Exception {
        run(job(2, "one,two", Probe.class, "lines"));
        for (int rank = 0; rank < 2; rank++) {
            assertEquals(101, output.text(rank, Stream.OUT).lines().count());
            assertTrue(output.text(rank, Stream.OUT).endsWith("\nend of " + rank));
            assertEquals(100, output.text(rank, Stream.ERR).lines().count());
        }
    }

    @Test
    void aFailingRankEndsTheOthersOnAllHosts() throws Exception {
        long start = System.nanoTime();
        JobResult result = run(job(4, "one:2,two:2", Probe.class, "exit", "3", "9"));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(9, result.exitCode());
        assertEquals(OptionalInt.of(3), result.failedRank());
        assertEquals(List.of(143, 143, 143, 9), result.exitCodes());
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void aRankThatVanishesBeforeItMeetsTheOthersEndsTheJob() throws Exception {
        Leftovers files = Leftovers.since();
        JobResult result = run(job(4, "one:2,two:2", HostsProgram.class, "vanish", "9"));
        assertEquals(9, result.exitCode());
        assertEquals(OptionalInt.of(1), result.failedRank());
        files.assertNone();
    }

    @Test
    void ranksThatAreDeafToTerminationAreKilled() throws Exception {
        Path marks = Files.createDirectory(folder.resolve("marks"));
        JobResult result = run(job(2, "one,two", Probe.class, "ignoreTermination", "" + marks));
        assertEquals(List.of(7, 137), result.exitCodes());
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void atTheTimeLimitEveryRankPrintsItsStacksAndIsEnded() throws Exception {
        JobResult result =
                TimeLimits.longEnough(
                        output,
                        limit -> run(job(2, "one,two", Probe.class, "hang").timeLimit(limit)),
                        each -> output.count("hanging") == 2);
        assertEquals(Outcome.TIMED_OUT, result.outcome());
        for (int rank = 0; rank < 2; rank++) {
            String text = output.text(rank, Stream.OUT);
            assertTrue(text.contains("at org.mpi4j.launcher.Probe.hang("), text);
        }
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void aHostThatCannotBeReachedIsNamed() {
        IOException lost =
                assertThrows(
                        IOException.class, () -> run(job(3, "one:2,nowhere", Probe.class, "hang")));
        assertTrue(
                lost.getMessage().contains("host nowhere is lost with ranks [2]"), lost::toString);
        assertTrue(lost.getMessage().contains("exit code 255"), lost::toString);
        assertEquals("no route to nowhere\n", output.text(OutputHandler.ALL_RANKS, Stream.ERR));
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void aRankThatCannotBeStartedIsAnErrorOfItsHost() throws Exception {
        Path java = folder.resolve("java");
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        // Works for the agent, not for ranks.
        Files.writeString(java, "#!/bin/sh\nrm \"$0\"\nexec " + own + " \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        IOException lost =
                assertThrows(
                        IOException.class,
                        () -> run(job(1, "one", Probe.class, "hang").java(java.toString())));
        assertTrue(lost.getMessage().contains("Cannot run program"), lost::toString);
    }

    @Test
    void anAgentThatIsKilledIsALostHost() {
        OutputHandler killing =
                (rank, stream, line) ->
                        ProcessHandle.current()
                                .descendants()
                                .filter(HostsJobTest::isAgent)
                                .findFirst()
                                .ifPresent(ProcessHandle::destroyForcibly);
        JobSpec spec = job(2, "one,two", HostsProgram.class, "sleep").build();
        IOException lost = assertThrows(IOException.class, new HostsJob(spec, killing)::run);
        assertTrue(lost.getMessage().contains("is lost with ranks ["), lost::toString);
    }

    private static boolean isAgent(ProcessHandle process) {
        return process.info().commandLine().orElse("").endsWith(Agent.class.getName());
    }

    @Test
    void anInterruptEndsTheJob() {
        Thread runner = Thread.currentThread();
        OutputHandler interrupting = (rank, stream, line) -> runner.interrupt();
        JobSpec spec = job(2, "one,two", Probe.class, "hang").build();
        assertThrows(InterruptedException.class, new HostsJob(spec, interrupting)::run);
        LocalJobTest.assertNothingIsLeft();
    }

    @Test
    void aJobOfThisHostHasNoHosts() {
        JobSpec spec = job(1, "one", Probe.class, "hang").build();
        assertThrows(IllegalArgumentException.class, () -> new LocalJob(spec, output));
    }
}
