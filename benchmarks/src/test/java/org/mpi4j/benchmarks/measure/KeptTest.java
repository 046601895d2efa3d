package org.mpi4j.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;

class KeptTest {
    private static final Cell CELL = new Cell(Operation.LATENCY, 8, 100, 3, 1);

    @Test
    void everythingIsKeptWhileThereIsNoMoreThanWanted() {
        List<Round> rounds = Rounds.rounds(CELL, Map.of(Column.C, List.of(1.0, 5.0, 9.0)));
        Kept kept = Kept.of(rounds, CELL, 3);
        assertEquals(rounds, kept.rounds());
        assertEquals(8 / 5.0, kept.spread().orElseThrow(), 1e-12);
        assertFalse(kept.steady(CELL));
    }

    @Test
    void roundsWhoseCTwinLiesApartAreRejected() {
        List<Round> rounds =
                Rounds.rounds(CELL, Map.of(Column.C, List.of(1.0, 2.0, 1.1, 0.3, 1.05)));
        Kept kept = Kept.of(rounds, CELL, 3);
        assertEquals(List.of(2, 4), kept.rejected());
        assertEquals(List.of(1, 3, 5), kept.rounds().stream().map(Round::index).toList());
        assertTrue(kept.steady(CELL));
    }

    @Test
    void otherColumnsHaveNoSayInWhatIsRejected() {
        List<Double> c = List.of(1.0, 2.0, 1.1, 0.3, 1.05);
        List<Double> bad = List.of(9.0, 1.0, 9.0, 1.0, 9.0);
        List<Double> good = List.of(1.0, 9.0, 1.0, 9.0, 1.0);
        List<Round> looksBad = Rounds.rounds(CELL, Map.of(Column.C, c, Column.NATIVE_DIRECT, bad));
        List<Round> looksGood =
                Rounds.rounds(CELL, Map.of(Column.C, c, Column.NATIVE_DIRECT, good));
        assertEquals(Kept.of(looksBad, CELL, 3).rejected(), Kept.of(looksGood, CELL, 3).rejected());
    }

    /** Twice as slow, and so was the machine. */
    @Test
    void aMachineThatChangesIsNoSpread() {
        Cell flag = new Cell(Operation.FLAG, 8, 100, 3, 1);
        List<Round> rounds =
                List.of(
                        Rounds.round(1, Map.of(Column.C, Map.of(CELL, 1.0, flag, 0.04))),
                        Rounds.round(2, Map.of(Column.C, Map.of(CELL, 2.0, flag, 0.2))),
                        Rounds.round(3, Map.of(Column.C, Map.of(CELL, 1.1, flag, 0.05))));
        Kept kept = Kept.of(rounds, CELL, 3);
        assertEquals(0.1 / 1.05, kept.spread().orElseThrow(), 1e-9);
        assertTrue(kept.steady(CELL));
        assertEquals(rounds, kept.rounds());
    }

    @Test
    void withoutCAllRoundsCount() {
        List<Round> rounds =
                Rounds.rounds(CELL, Map.of(Column.PURE_JAVA, List.of(1.0, 5.0, 9.0, 2.0)));
        assertEquals(rounds, Kept.of(rounds, CELL, 3).rounds());
    }
}
