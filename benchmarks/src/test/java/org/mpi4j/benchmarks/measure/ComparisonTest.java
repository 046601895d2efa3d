package org.mpi4j.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.measure.Comparison.Entry;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;

class ComparisonTest {
    private static final Cell LATENCY = new Cell(Operation.LATENCY, 1024, 1, 3, 1);
    private static final Cell BANDWIDTH = new Cell(Operation.BANDWIDTH, 1024, 1, 3, 1);
    private static final Cell PUT = new Cell(Operation.PUT, 1024, 1, 3, 1);
    private static final Cell COPY = new Cell(Operation.COPY, 1024, 10, 3, 1);

    /** The machine got three times slower while this was measured; the ratio did not. */
    @Test
    void ratiosAreTakenWithinARound() {
        List<Round> rounds =
                Rounds.rounds(
                        LATENCY,
                        Map.of(
                                Column.C, List.of(1.0, 2.0, 3.0),
                                Column.NATIVE_DIRECT, List.of(1.1, 2.2, 3.3)));
        Entry entry = entry(Comparison.of(rounds, LATENCY, 3), Column.NATIVE_DIRECT);
        assertEquals(1.1, entry.ratioToC().orElseThrow().median(), 1e-12);
        assertEquals(1.1, entry.ratioToC().orElseThrow().interval().high(), 1e-12);
        assertEquals(1.1, entry.figure().median(), 1e-12);
    }

    @Test
    void bandwidthRatioIsThatOfRates() {
        List<Round> rounds =
                Rounds.rounds(
                        BANDWIDTH,
                        Map.of(Column.C, List.of(64.0), Column.PURE_JAVA, List.of(128.0)));
        Entry entry = entry(Comparison.of(rounds, BANDWIDTH, 1), Column.PURE_JAVA);
        assertEquals(0.5, entry.ratioToC().orElseThrow().median(), 1e-12);
        assertEquals(512, entry.figure().median(), 1e-12);
    }

    /** C takes 1 us a message, a copy 0.5 us: arrays may take 2 us. */
    @Test
    void arraysAreComparedWithCAndTwoWarmCopiesOfTheSameRound() {
        Round round =
                Rounds.round(
                        1,
                        Map.of(
                                Column.C, Map.of(BANDWIDTH, 64.0, COPY, 99.0),
                                Column.NATIVE_ARRAYS, Map.of(BANDWIDTH, 96.0, COPY, 0.5)));
        Entry entry = entry(Comparison.of(List.of(round), BANDWIDTH, 1), Column.NATIVE_ARRAYS);
        assertEquals(Optional.of(2.0), entry.cPlusWarmCopiesUs());
        assertEquals(0.75, entry.ratioToCPlusWarmCopies().orElseThrow().median(), 1e-12);
    }

    @Test
    void arraysAreComparedWithACTwinThatCopies() {
        List<Round> rounds =
                Rounds.rounds(
                        LATENCY,
                        Map.of(
                                Column.C, List.of(1.0, 1.0),
                                Column.C_STAGED, List.of(4.0, 8.0),
                                Column.NATIVE_ARRAYS, List.of(5.0, 10.0)));
        Entry entry = entry(Comparison.of(rounds, LATENCY, 2), Column.NATIVE_ARRAYS);
        assertEquals(1.25, entry.ratioToCounterpart().orElseThrow().median(), 1e-12);
    }

    /** C takes 1 us a put, a copy 0.5 us: an array may take 1.5 us, for it is copied once. */
    @Test
    void putIsAllowedOneWarmCopy() {
        Round round =
                Rounds.round(
                        1,
                        Map.of(
                                Column.C, Map.of(PUT, 1.0, COPY, 99.0),
                                Column.NATIVE_ARRAYS, Map.of(PUT, 3.0, COPY, 0.5)));
        Entry entry = entry(Comparison.of(List.of(round), PUT, 1), Column.NATIVE_ARRAYS);
        assertEquals(2, entry.ratioToCPlusWarmCopies().orElseThrow().median(), 1e-12);
    }

    /** 64 messages in 6.4 and 12.8 us: 100 ns longer each; in the other round 50 ns shorter. */
    @Test
    void differencesAreNanosecondsOfAMessageWithinARound() {
        List<Round> rounds =
                Rounds.rounds(
                        BANDWIDTH,
                        Map.of(
                                Column.C, List.of(6.4, 12.8),
                                Column.NATIVE_DIRECT, List.of(12.8, 9.6)));
        Entry entry = entry(Comparison.of(rounds, BANDWIDTH, 2), Column.NATIVE_DIRECT);
        assertEquals(25, entry.nsOverC().orElseThrow().median(), 1e-9);
        assertTrue(entry(Comparison.of(rounds, BANDWIDTH, 2), Column.C).nsOverC().isEmpty());
    }

    @Test
    void singleEventsHaveADistribution() {
        List<Round> rounds = Rounds.rounds(LATENCY, Map.of(Column.C, List.of(2.0)));
        Entry entry = entry(Comparison.of(rounds, LATENCY, 1), Column.C);
        assertEquals(Optional.of(new Comparison.Distribution(2, 6, 6, 6)), entry.events());
        assertTrue(entry.ratioToC().isEmpty(), "C is not compared with itself");
    }

    private static Entry entry(Comparison comparison, Column column) {
        return Optional.ofNullable(comparison.columns().get(column)).orElseThrow();
    }
}
