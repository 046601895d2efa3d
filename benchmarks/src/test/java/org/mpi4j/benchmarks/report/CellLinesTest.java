package org.mpi4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Progress;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Rounds;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;

class CellLinesTest {
    private static final Cell CELL = new Cell(Operation.ALLREDUCE, 64, 1, 3, 1);
    private static final List<Round> ROUNDS =
            Rounds.rounds(
                    CELL,
                    Map.of(
                            Column.C, List.of(1.0, 1.0),
                            Column.PURE_JAVA, List.of(2.0, 2.0)));

    /** Is told everything and does nothing. */
    private static final class Silent implements Progress {
        @Override
        public void launching(int round, String launch) {}

        @Override
        public void launched(int round, Round.Launch launch, double secondsLeft) {}

        @Override
        public void note(String note) {}
    }

    @TempDir private Path directory;

    private List<JsonObject> written(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void everyLaunchIsWrittenWhenItEnds() throws IOException {
        Path file = directory.resolve("cells.jsonl");
        CellLines lines = new CellLines(file, Map.of("cpu", "8088"), new Silent());
        lines.launching(7, "C");
        lines.launched(7, ROUNDS.get(0).launches().get(0), 0);
        List<JsonObject> written = written(file);
        assertEquals("8088", written.get(0).get("cpu").getAsString());
        assertEquals("twin", written.get(1).get("type").getAsString());
        JsonObject launch = written.get(2);
        assertEquals("launch", launch.get("type").getAsString());
        assertEquals("allreduce", launch.get("operation").getAsString());
        assertEquals(7, launch.get("round").getAsInt());
        assertEquals(2, launch.get("ranks").getAsInt());
        assertTrue(launch.get("valid").getAsBoolean());
        assertEquals(3, launch.get("samplesUs").getAsJsonArray().size());
    }

    @Test
    void everyColumnOfACellIsALineAtTheEnd() throws IOException {
        Path file = directory.resolve("cells.jsonl");
        CellLines lines = new CellLines(file, Map.of(), new Silent());
        lines.compared(Comparison.of(ROUNDS, CELL, 2));
        List<JsonObject> written = written(file);
        assertEquals(3, written.size());
        JsonObject pure = written.get(2);
        assertEquals("pure_java", pure.get("column").getAsString());
        assertEquals(64, pure.get("size").getAsInt());
        assertEquals("us", pure.get("unit").getAsString());
        assertEquals("collective", pure.get("family").getAsString());
        assertEquals(2, pure.get("median").getAsDouble());
        assertEquals(2, pure.get("ratioToC").getAsDouble());
        assertEquals(0, pure.get("allocatedPerCall").getAsDouble());
    }
}
