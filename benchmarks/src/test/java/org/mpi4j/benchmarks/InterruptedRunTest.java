package org.mpi4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.benchmarks.report.read.OperationFigures;
import org.mpi4j.benchmarks.report.read.ReportFiles;
import org.mpi4j.launcher.DeathSignal;
import org.mpi4j.launcher.Mpirun;

/** A run that is ended while it measures. */
@Timeout(120)
class InterruptedRunTest {
    /** What the progress ends with when a launch has. */
    private static final Pattern LAUNCHED = Pattern.compile("round \\d+.* s left");

    @TempDir private Path directory;

    /** Runs until so many launches have ended and another is under way; then sends the signal. */
    private Process runAndSignal(String signal, String backends, int ended) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + directory,
                        Bench.class.getName(),
                        "run",
                        "latency",
                        "--sizes",
                        "8,64K",
                        "--backends",
                        backends,
                        "--minutes",
                        "0.3",
                        "--out",
                        directory.toString());
        builder.redirectError(directory.resolve("errors.txt").toFile());
        Process run = builder.start();
        BufferedReader output = run.inputReader();
        int launches = 0;
        while (launches < ended) {
            String line = output.readLine();
            assertNotEquals(null, line, () -> "ended early: " + errors());
            launches += LAUNCHED.matcher(line).find() ? 1 : 0;
        }
        List<ProcessHandle> twins = run.descendants().toList();
        while (twins.isEmpty() && run.isAlive()) {
            Thread.onSpinWait();
            twins = run.descendants().toList();
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                .inheritIO()
                .start()
                .waitFor();
        output.lines().forEach(line -> {});
        assertTrue(run.waitFor(30, TimeUnit.SECONDS), "still runs 30 s after SIG" + signal);
        // Those of a killed run have their own time to end in.
        for (ProcessHandle twin : twins) {
            twin.onExit().get(30, TimeUnit.SECONDS);
        }
        return run;
    }

    private String errors() {
        try {
            return Files.readString(directory.resolve("errors.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** So many backends at both sizes, of a file that {@code bench report} reads. */
    private void assertReported(Path file, int backends) throws IOException {
        assertEquals(0, Bench.execute("report", file.toString()), this::errors);
        assertTrue(Files.readString(directory.resolve("report.html")).contains("Latency"));
        List<OperationFigures> operations =
                ReportFiles.read(List.of(file)).runs().get(0).operations();
        assertEquals(List.of("latency"), operations.stream().map(OperationFigures::name).toList());
        assertEquals(2, operations.get(0).cells().size());
        operations
                .get(0)
                .cells()
                .forEach(cell -> assertEquals(backends, cell.columns().size(), cell::toString));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalKeepsWhatIsDone(String signal, int exitCode) throws Exception {
        assumeFalse(signal.equals("INT") && ignoresInterrupts(), "SIGINT is ignored here");
        Process run = runAndSignal(signal, "threads,pure", 2);
        assertEquals(exitCode, run.exitValue(), this::errors);
        assertEquals("", errors());
        assertReported(directory, 2);
        Path own = directory.resolve(ReportFiles.RUN);
        assertTrue(Files.readString(own).contains("Ended early, after launches: "));
        Files.delete(own);
        assertReported(directory, 2);
    }

    /** As in the background of a shell without job control: children inherit it. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask >> 1 & 1) == 1);
    }

    /**
     * Ranks that are threads, that are processes, and those of mpirun. Nothing is written at the
     * end of such a run: the lines of its launches are all there is.
     */
    @ParameterizedTest
    @ValueSource(strings = {"threads", "pure", "direct"})
    void killedRunTakesItsTwinsAlongAndIsReportedFromItsLaunches(String backend) throws Exception {
        boolean mpirun = Mpirun.find().isPresent() && !DeathSignal.words().isEmpty();
        assumeTrue(mpirun || !backend.equals("direct"), "there is no mpirun, or no setpriv");
        assertNotEquals(0, runAndSignal("KILL", backend, 1).exitValue());
        assertFalse(Files.exists(directory.resolve(ReportFiles.RUN)));
        Path lines = directory.resolve(ReportFiles.LAUNCHES);
        Files.writeString(lines, Files.readString(lines) + "{\"type\":\"laun");
        assertReported(directory, 1);
        assertTrue(Files.readString(directory.resolve("report.html")).contains("was ended early"));
    }
}
