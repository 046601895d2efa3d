package org.mpi4j.benchmarks.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
    @Test
    void cellIsWrittenAsTwinsReadIt() {
        assertEquals("latency:8:100:300:50", new Cell(Operation.LATENCY, 8, 100, 300, 50).text());
    }

    @Test
    void sizesAreReadable() {
        assertEquals("8 B", new Cell(Operation.COPY, 8, 1, 1, 1).size());
        assertEquals("1000 B", new Cell(Operation.COPY, 1000, 1, 1, 1).size());
        assertEquals("1 KiB", new Cell(Operation.COPY, 1024, 1, 1, 1).size());
        assertEquals("64 KiB", new Cell(Operation.COPY, 65536, 1, 1, 1).size());
        assertEquals("1 MiB", new Cell(Operation.COPY, 1 << 20, 1, 1, 1).size());
    }

    @Test
    void latencyIsHalfARoundTrip() {
        assertEquals(0.3, Operation.LATENCY.figure(0.6, 8));
    }

    /** 64 messages of 1000 bytes in 64 us are 1000 bytes a microsecond, 1000 MB/s. */
    @Test
    void bandwidthCountsTheWholeWindow() {
        assertEquals(1000, Operation.BANDWIDTH.figure(64, 1000));
        assertEquals(1, Operation.BANDWIDTH.usPerCall(64));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationIsMeasuredAtItsSizes(Operation operation) {
        for (Effort effort : Effort.values()) {
            List<Cell> cells = Plan.of(effort, List.of(operation), List.of(), List.of(2));
            assertEquals(effort.sizes(operation), cells.stream().map(Cell::bytes).toList());
            assertTrue(cells.stream().allMatch(PlanTest::canBeRun), cells::toString);
            assertTrue(operation.sizes().containsAll(effort.sizes(operation)));
            assertFalse(cells.isEmpty());
        }
    }

    private static boolean canBeRun(Cell cell) {
        return cell.events() >= 1 && cell.samples() >= 1 && cell.block() >= 1;
    }

    @Test
    void shortEventsAreTimedInBatchesLongOnesAlone() {
        List<Cell> cells =
                Plan.of(Effort.QUICK, List.of(Operation.LATENCY), List.of(8, 1 << 20), List.of(2));
        assertEquals(100, cells.get(0).events());
        assertEquals(1, cells.get(1).events());
        assertTrue(cells.get(0).samples() > cells.get(1).samples());
    }

    @Test
    void sizesAndRanksThatCannotBeArePassedOver() {
        List<Cell> cells =
                Plan.of(
                        Effort.TINY,
                        List.of(Operation.LATENCY, Operation.MULTI_LAT, Operation.BARRIER),
                        List.of(7, 24),
                        List.of(1, 2, 4));
        assertEquals(
                List.of(
                        "barrier 0 1",
                        "latency 24 2",
                        "multi_lat 24 2",
                        "barrier 0 2",
                        "multi_lat 24 4",
                        "barrier 0 4"),
                cells.stream()
                        .map(c -> c.operation().text() + " " + c.bytes() + " " + c.ranks())
                        .toList());
    }

    @Test
    void batchesHoldEveryCellOnceAndAreAlike() {
        List<Cell> cells =
                Plan.of(Effort.TINY, List.of(Operation.values()), List.of(), List.of(1, 2, 4));
        List<Batch> batches = Batch.of(cells);
        assertEquals(
                Set.copyOf(cells),
                batches.stream().flatMap(b -> b.cells().stream()).collect(Collectors.toSet()));
        assertEquals(cells.size(), batches.stream().mapToInt(b -> b.cells().size()).sum());
        for (Batch batch : batches) {
            assertTrue(batch.cells().size() <= 60);
            for (Cell cell : batch.cells()) {
                assertEquals(batch.ranks(), cell.ranks());
                assertEquals(batch.threaded(), cell.operation() == Operation.LATENCY_MT);
            }
        }
    }

    @Test
    void namesAreUniqueAndFindTheirOperation() {
        Set<String> seen = new HashSet<>();
        for (Operation operation : Operation.values()) {
            for (String name : operation.names()) {
                assertTrue(seen.add(name), name);
                assertEquals(operation, Operation.of(name));
            }
            assertTrue(!operation.meaning().isBlank() && !operation.unit().isBlank());
        }
        assertEquals(Operation.BANDWIDTH, Operation.of("bw"));
        assertThrows(IllegalArgumentException.class, () -> Operation.of("osu"));
    }

    @Test
    void windowsOfAllPairsCountTogether() {
        assertEquals(2000, new Cell(Operation.MBW_MR, 1000, 4, 1, 1, 1).figure(64));
        assertEquals(2000, new Cell(Operation.BIBW, 1000, 1, 1, 1).figure(64));
        assertEquals(1.5, new Cell(Operation.STARTUP, 0, 1, 1, 1).figure(1500));
    }

    /** 64 messages in 128 us are one message in 2 us. */
    @Test
    void rateIsMillionsOfMessagesASecond() {
        assertEquals(0.5, Operation.RATE.figure(128, 8));
    }

    @Test
    void figuresForPeopleHaveAnIntervalOf95Percent() {
        assertTrue(Effort.QUICK.rounds() >= 6);
        assertTrue(Effort.THOROUGH.rounds() >= 6);
    }
}
