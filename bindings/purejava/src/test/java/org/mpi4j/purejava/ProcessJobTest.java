package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks as processes that meet through files. */
@Timeout(180)
class ProcessJobTest {
    @TempDir private Path base;
    @TempDir private Path logs;
    private final String job = UUID.randomUUID().toString().replace("-", "");

    private record Ended(int exitCode, String output) {}

    private Process start(int rank, int size, String what) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx64m",
                        "-Dmpi4j.backend=purejava",
                        "-Dmpi4j.join.seconds=" + (what.equals("alone") ? 2 : 60),
                        Child.class.getName(),
                        what);
        builder.environment().put("MPI4J_RANK", "" + rank);
        builder.environment().put("MPI4J_SIZE", "" + size);
        builder.environment().put("MPI4J_JOB", job);
        builder.environment().put("MPI4J_DIR", base.toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(logs.resolve("rank" + rank).toFile());
        return builder.start();
    }

    private List<Ended> run(int size, String what) throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int rank = 0; rank < size; rank++) {
                processes.add(start(rank, size, what));
            }
            List<Ended> ended = new ArrayList<>();
            for (int rank = 0; rank < size; rank++) {
                Process process = processes.get(rank);
                assertTrue(process.waitFor(90, TimeUnit.SECONDS), "rank " + rank + " hangs");
                String output = Files.readString(logs.resolve("rank" + rank));
                ended.add(new Ended(process.exitValue(), output));
            }
            return ended;
        } finally {
            processes.forEach(Process::destroyForcibly);
            assertNothingLeft();
        }
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void ranksExchangeMessagesOfAllSizes(int size) throws Exception {
        for (Ended rank : run(size, "ring")) {
            assertEquals(0, rank.exitCode, rank.output);
            assertEquals("sum " + size * (size - 1) / 2, rank.output.strip());
        }
    }

    @Test
    void aRankThatThrowsEndsTheJob() throws Exception {
        List<Ended> ranks = run(3, "throw");
        assertTrue(ranks.get(2).output.contains("rank 2 of 3 failed"), ranks.get(2).output);
        assertTrue(ranks.get(2).output.contains("thrown on purpose"), ranks.get(2).output);
        ranks.forEach(rank -> assertEquals(1, rank.exitCode, rank.output));
    }

    @Test
    void abortEndsTheJobWithItsCode() throws Exception {
        run(3, "abort").forEach(rank -> assertEquals(7, rank.exitCode, rank.output));
    }

    @Test
    void aRankThatVanishesIsNoticed() throws Exception {
        List<Ended> ranks = run(2, "halt");
        assertEquals(0, ranks.get(1).exitCode, ranks.get(1).output);
        assertNotEquals(0, ranks.get(0).exitCode, ranks.get(0).output);
        assertTrue(ranks.get(0).output.contains("PROC_FAILED"), ranks.get(0).output);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void missingRanksAreAnErrorAfterATime(int rank) throws Exception {
        Process alone = start(rank, 2, "alone");
        assertTrue(alone.waitFor(60, TimeUnit.SECONDS));
        String output = Files.readString(logs.resolve("rank" + rank));
        assertNotEquals(0, alone.exitValue(), output);
        assertTrue(output.contains("gave up after 2 s"), output);
        assertNothingLeft();
    }
}
