package org.mpi4j.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mpi4j.launcher.HostsProgram;
import org.mpi4j.launcher.Probe;

/** The command in a virtual machine of its own, as people run it. */
@Timeout(60)
class CommandTest {
    private static final String PROBE = Probe.class.getName();
    private static final String PROGRAM = HostsProgram.class.getName();

    /** What the command printed, both streams together. */
    private record Run(int exitCode, String output) {}

    private static Process start(String... args) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "--enable-native-access=ALL-UNNAMED",
                                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Run run(String... args) throws IOException, InterruptedException {
        return runWithInput("", args);
    }

    private static Run runWithInput(String input, String... args)
            throws IOException, InterruptedException {
        Process process = start(args);
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        return new Run(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    }

    @Test
    void standardInputGoesToRank0() throws Exception {
        Run run = runWithInput("12345", "run", "-n", "2", "--backend", "purejava", PROBE, "input");
        assertEquals(0, run.exitCode);
        assertEquals(List.of("0 read 5", "1 read 0"), run.output.lines().sorted().toList());
    }

    @Test
    void whatFollowsTheClassBelongsToTheProgram() throws Exception {
        Run run =
                run(
                        "run",
                        "-n1",
                        "--backend=purejava",
                        "-J-Dprobe=p",
                        PROBE,
                        "environment",
                        "-n",
                        "--help",
                        "--");
        assertEquals(0, run.exitCode);
        assertTrue(run.output.endsWith(" purejava p [-n, --help, --]\n"), run.output);
    }

    @Test
    void linesAreTaggedOnRequest() throws Exception {
        Run run = run("run", "-n", "2", "--backend=purejava", "--tag-output", PROBE, "input");
        assertEquals(
                List.of("[0,out] 0 read 0", "[1,out] 1 read 0"),
                run.output.lines().sorted().toList());
    }

    @Test
    void theExitCodeIsThatOfTheFirstRankThatFailed() throws Exception {
        Run run = run("run", "-n", "3", "--backend=purejava", PROBE, "exit", "1", "42");
        assertEquals(42, run.exitCode);
        assertTrue(run.output.contains("mpi4j: rank 1 ended with exit code 42"), run.output);
    }

    @Test
    void theTimeLimitIsSaid() throws Exception {
        Run run = run("run", "-n", "2", "--backend=purejava", "--timeout", "1", PROBE, "hang");
        assertEquals(124, run.exitCode);
        assertTrue(run.output.contains("the time limit of 1 s is over"), run.output);
        assertTrue(run.output.contains("at org.mpi4j.launcher.Probe.hang("), run.output);
    }

    @Test
    void aWrongCommandLineIsExplained() throws Exception {
        assertWrong("Missing required option: '--ranks=N'", "run", PROBE);
        assertWrong("ranks = 0: at least 1 needed", "run", "-n", "0", PROBE);
        assertWrong("no backend named 'x'", "run", "-n", "1", "--backend", "x", PROBE);
        assertWrong("'x' in 'one:x'", "run", "-n", "1", "-H", "one:x", PROBE);
        assertWrong("3 slots", "run", "-n", "4", "--backend=purejava", "-H", "one,two:2", PROBE);
        assertWrong("say which with -H", "run", "-n", "1", "--ssh", "x", PROBE);
        assertWrong("only one of", "run", "-n", "1", "-H", "one", "--hostfile", "x", PROBE);
        assertWrong("-x NO_SUCH_VARIABLE", "run", "-n", "1", "-x", "NO_SUCH_VARIABLE", PROBE);
        assertWrong("Missing required parameter: 'CLASS'", "run", "-n", "1");
    }

    private static void assertWrong(String reason, String... args) throws Exception {
        Run run = run(args);
        assertEquals(2, run.exitCode, run.output);
        assertTrue(run.output.contains(reason), run.output);
    }

    @Test
    void terminationOfTheCommandEndsEveryRank() throws Exception {
        Process process = start("run", "-n", "3", "--backend=purejava", PROBE, "hang");
        byte[] hanging = process.getInputStream().readNBytes(3 * "hanging\n".length());
        assertEquals("hanging\n".repeat(3), new String(hanging, StandardCharsets.UTF_8));
        List<ProcessHandle> ranks = process.descendants().toList();
        assertEquals(3, ranks.size());

        process.toHandle().destroy();
        assertTrue(process.waitFor(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS));
        assertEquals(143, process.exitValue());
        for (ProcessHandle rank : ranks) {
            assertFalse(rank.isAlive());
        }
    }

    @Test
    void ranksEndIfTheCommandIsKilled() throws Exception {
        String[] line = {"run", "-n", "3", "--backend=purejava", PROGRAM, "sleep"};
        Process process = start(line);
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int rank = 0; rank < 3; rank++) {
            assertTrue(output.readLine().contains(" is process "));
        }
        List<ProcessHandle> ranks = process.descendants().toList();
        assertEquals(3, ranks.size());

        process.destroyForcibly();
        for (ProcessHandle rank : ranks) {
            rank.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void anInterruptOfTheCommandEndsEveryRank() throws Exception {
        assumeFalse(isInterruptIgnored(), "whoever started this ignores interrupts");
        Process process = start("run", "-n", "2", "--backend=purejava", PROBE, "hang");
        process.getInputStream().readNBytes(2 * "hanging\n".length());
        List<ProcessHandle> ranks = process.descendants().toList();
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start();
        assertTrue(process.waitFor(5, TimeUnit.SECONDS));
        assertEquals(130, process.exitValue());
        assertEquals(2, ranks.size());
        assertFalse(ranks.stream().anyMatch(ProcessHandle::isAlive));
    }

    /** Processes in the background of a script inherit that, and a virtual machine keeps it. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String ignored =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .findFirst()
                        .orElseThrow();
        long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
        return (mask & 0b10) != 0;
    }

    @Test
    void variablesAreGivenToEveryRank() throws Exception {
        Run run = run("run", "-n2", "--backend=purejava", "-x", "PROBE=1=2", PROBE, "environment");
        assertEquals(0, run.exitCode, run.output);
        assertEquals(2, run.output.lines().filter(each -> each.contains(" 1=2 ")).count());
    }

    @Test
    void doctorTellsOfEveryBackend() throws Exception {
        Run run = run("doctor");
        assertEquals(0, run.exitCode, run.output);
        assertTrue(run.output.contains(System.getProperty("java.home")), run.output);
        assertTrue(run.output.contains("\nopenmpi "), run.output);
        assertTrue(run.output.contains("\npurejava       usable: "), run.output);
    }
}
