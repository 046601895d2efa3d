package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.plan.Operation;

class TwinRunTest {
    private static final String START = "{\"type\":\"start\",\"twin\":\"c\",\"ranks\":2}";
    private static final String CELL =
            "{\"type\":\"cell\",\"operation\":\"latency\",\"bytes\":8,\"events\":2,"
                    + "\"warmUpBlocks\":3,\"steady\":true,\"valid\":true,\"samplesUs\":[0.5,1]}";
    private static final String END = "{\"type\":\"end\",\"clockNs\":21.5}";

    @Test
    void linesOfOthersArePassedOver() {
        TwinRun run = TwinRun.parse(List.of("WARNING: hello", START, CELL, "", END));
        assertEquals(2, run.facts().get("ranks").getAsInt());
        assertEquals(21.5, run.clockNs());
        TwinRun.CellRun expected =
                new TwinRun.CellRun(
                        Operation.LATENCY,
                        8,
                        2,
                        3,
                        true,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(0.5, 1.0));
        assertEquals(List.of(expected), run.cells());
    }

    @Test
    void cellThatATwinLacksHasAReason() {
        String lacking =
                "{\"type\":\"lacking\",\"operation\":\"put\",\"bytes\":8,\"reason\":\"none\"}";
        TwinRun run = TwinRun.parse(List.of(START, lacking, END));
        assertEquals(List.of(new TwinRun.Lacking(Operation.PUT, 8, "none")), run.lacking());
        assertEquals(List.of(), run.cells());
    }

    @Test
    void missingEndIsAnError() {
        assertThrows(IllegalStateException.class, () -> TwinRun.parse(List.of(START, CELL)));
    }
}
