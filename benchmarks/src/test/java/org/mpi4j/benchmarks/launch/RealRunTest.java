package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Operation;

/** Starts every twin that this machine can start. */
class RealRunTest {
    private static final Effort.Bounds BOUNDS = Effort.TINY.bounds();

    @TempDir private static Path directory;

    private static Optional<Launchers> found = Optional.empty();

    @BeforeAll
    static void compile() throws Exception {
        found = Optional.of(Launchers.find(directory));
    }

    private static Launcher launcher(Column column) {
        Launchers launchers = found.orElseThrow();
        String reason = launchers.leftOut().getOrDefault(column, "");
        assumeTrue(launchers.present().containsKey(column), reason);
        return launchers.present().get(column);
    }

    @Test
    void everyColumnIsPresentOrLeftOutForAReason() {
        Launchers launchers = found.orElseThrow();
        for (Column column : Column.values()) {
            boolean explained = !launchers.leftOut().getOrDefault(column, "").isBlank();
            assertTrue(launchers.present().containsKey(column) != explained, column.title());
        }
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void everyOperationIsRightAtEverySize(Column column) throws InterruptedException {
        List<Cell> cells =
                Effort.TINY.cells().stream()
                        .filter(cell -> column.measures(cell.operation()))
                        .toList();
        boolean java = column != Column.C && column != Column.C_STAGED;
        TwinRun run = launcher(column).launch(cells, BOUNDS, Launcher.NOTHING);
        assertEquals(Launcher.RANKS, run.facts().get("ranks").getAsInt());
        for (int i = 0; i < cells.size(); i++) {
            TwinRun.CellRun result = run.cells().get(i);
            assertEquals(cells.get(i).operation(), result.operation());
            assertEquals(cells.get(i).bytes(), result.bytes());
            assertTrue(!result.samplesUs().isEmpty(), result::toString);
            assertTrue(result.samplesUs().size() <= cells.get(i).samples(), result::toString);
            assertTrue(result.samplesUs().stream().allMatch(us -> us >= 0), result::toString);
            assertEquals(java, result.allocatedPerCall().isPresent());
        }
    }

    static Stream<Arguments> everyOperationOfEveryColumn() {
        return Arrays.stream(Column.values())
                .flatMap(
                        column ->
                                Arrays.stream(Operation.values())
                                        .filter(column::measures)
                                        .map(operation -> Arguments.of(column, operation)));
    }

    @ParameterizedTest
    @MethodSource("everyOperationOfEveryColumn")
    void oneWrongByteIsFound(Column column, Operation operation) {
        Launcher launcher = launcher(column);
        List<Cell> cells =
                Arrays.stream(Operation.values())
                        .filter(column::measures)
                        .map(each -> new Cell(each, 1024, 1, 1, 1))
                        .toList();
        LaunchException failure =
                assertThrows(
                        LaunchException.class,
                        () -> launcher.launch(cells, BOUNDS, operation.text()));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("received wrong data"), message);
        for (Operation other : Operation.values()) {
            assertEquals(other == operation, message.contains("\"" + other.text() + "\""), message);
        }
    }
}
