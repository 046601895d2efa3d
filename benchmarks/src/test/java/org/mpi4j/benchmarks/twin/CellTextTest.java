package org.mpi4j.benchmarks.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @Test
    void whatTheRunnerWritesIsRead() {
        assertEquals(
                new CellText("latency", 8, new Sampler.Counts(100, 300, 50)),
                CellText.parse("latency:8:100:300:50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latency",
                "latency:8:1:1",
                "latency:4:1:1:1",
                "latency:8:0:1:1",
                "x:-8:1:1:1"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CellText.parse(text));
    }
}
