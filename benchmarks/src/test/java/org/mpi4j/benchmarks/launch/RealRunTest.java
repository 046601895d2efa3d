package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpi4j.benchmarks.plan.Batch;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Effort;
import org.mpi4j.benchmarks.plan.Family;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.plan.Plan;

/** Starts every twin that this machine can start. */
class RealRunTest {
    private static final Effort.Bounds BOUNDS = Effort.TINY.bounds(0, 100);

    /** Beside the smallest: such a message travels in another way. */
    private static final int LONG = 1 << 16;

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

    private static List<Cell> cells(Column column, List<Integer> ranks) {
        return Arrays.stream(Operation.values())
                .filter(column::measures)
                .flatMap(o -> Plan.of(Effort.TINY, List.of(o), List.of(), ranks).stream())
                .filter(cell -> isSmallest(cell) || cell.bytes() == LONG)
                .toList();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Column.class)
    void everyOperationIsRightOnTwoRanks(Column column) throws InterruptedException {
        for (Batch batch : Batch.of(cells(column, List.of(2)))) {
            check(column, batch);
        }
    }

    /** Fewer ranks than the usual number, and more. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(
            value = Column.class,
            names = {"C", "NATIVE_DIRECT", "PURE_JAVA", "PURE_THREADS"})
    void collectiveOperationsAreRightOnOtherNumbersOfRanks(Column column)
            throws InterruptedException {
        List<Cell> cells =
                cells(column, List.of(1, 4)).stream().filter(RealRunTest::isSmallest).toList();
        for (Batch batch : Batch.of(cells)) {
            check(column, batch);
        }
    }

    private static void check(Column column, Batch batch) throws InterruptedException {
        TwinRun run = launcher(column).launch(batch, BOUNDS, Launcher.NOTHING);
        assertEquals(batch.ranks(), run.facts().get("ranks").getAsInt());
        for (TwinRun.CellRun result : run.cells()) {
            assertEquals(batch.ranks(), result.ranks());
            assertTrue(result.valid() && !result.samplesUs().isEmpty(), result::toString);
            assertTrue(result.samplesUs().stream().allMatch(us -> us >= 0), result::toString);
            assertEquals(column.isJava(), result.allocatedPerCall().isPresent());
            boolean overlaps = result.operation().family() == Family.NON_BLOCKING;
            assertEquals(overlaps, result.overlapPercent().isPresent(), result::toString);
        }
        for (TwinRun.Lacking lacking : run.lacking()) {
            assertEquals(Family.PERSISTENT, lacking.operation().family(), lacking::toString);
            assertFalse(lacking.reason().isBlank());
        }
    }

    /** Each program that there is, with each kind of memory. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(
            value = Column.class,
            names = {"NATIVE_ARRAYS", "NATIVE_ARRAYS_JDK", "PURE_JAVA", "PURE_TCP", "C_TCP"},
            mode = EXCLUDE)
    void wrongByteIsFoundInEveryOperation(Column column) {
        List<Cell> cells =
                cells(column, List.of(2)).stream()
                        .filter(RealRunTest::isSmallest)
                        .filter(cell -> cell.operation().movesData())
                        .toList();
        for (Batch batch : Batch.of(cells)) {
            String message = spoilt(column, batch, Launcher.EVERYTHING);
            batch.cells().forEach(cell -> assertTrue(names(message, cell), message));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(
            value = Column.class,
            names = {"C", "PURE_THREADS"})
    void onlyTheOperationWithTheWrongByteIsNamed(Column column) {
        Cell spoilt = new Cell(Operation.BANDWIDTH, 1024, 1, 1, 1);
        Cell right = new Cell(Operation.LATENCY, 1024, 1, 1, 1);
        String message = spoilt(column, new Batch(2, false, List.of(spoilt, right)), "bandwidth");
        assertTrue(names(message, spoilt) && !names(message, right), message);
    }

    private static boolean isSmallest(Cell cell) {
        return cell.bytes() == cell.operation().sizes().get(0);
    }

    private static boolean names(String message, Cell cell) {
        return message.contains("\"" + cell.operation().text() + "\"");
    }

    private static String spoilt(Column column, Batch batch, String operation) {
        Launcher launcher = launcher(column);
        LaunchException failure =
                assertThrows(
                        LaunchException.class, () -> launcher.launch(batch, BOUNDS, operation));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("received wrong data"), message);
        return message;
    }
}
