package org.mpi4j.benchmarks.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    @EnumSource(Effort.class)
    void everyOperationIsMeasuredAtItsSizesWithACopyOfEach(Effort effort) {
        for (Operation operation : Operation.values()) {
            List<Integer> measured =
                    effort.cells().stream()
                            .filter(cell -> cell.operation() == operation)
                            .map(Cell::bytes)
                            .toList();
            assertEquals(sizes(operation), measured, operation + " with effort " + effort);
        }
    }

    private static List<Integer> sizes(Operation operation) {
        return switch (operation) {
            case LATENCY, BANDWIDTH, COPY -> List.of(8, 1 << 10, 1 << 12, 1 << 16, 1 << 20);
            case RATE -> List.of(8);
            case ALLREDUCE -> List.of(8, 1 << 16, 1 << 20);
            case PUT -> List.of(8, 1 << 10, 1 << 16, 1 << 20);
        };
    }

    /** 64 messages in 128 us are one message in 2 us. */
    @Test
    void rateIsMillionsOfMessagesASecond() {
        assertEquals(0.5, Operation.RATE.figure(128, 8));
    }

    @Test
    void onlyPureJavaHasNoWindows() {
        for (Column column : Column.values()) {
            assertEquals(column != Column.PURE_JAVA, column.measures(Operation.PUT));
            assertTrue(column.measures(Operation.LATENCY), column.title());
        }
    }

    @Test
    void figuresForPeopleHaveAnIntervalOf95Percent() {
        assertTrue(Effort.QUICK.rounds() >= 6);
        assertTrue(Effort.THOROUGH.rounds() >= 6);
    }
}
