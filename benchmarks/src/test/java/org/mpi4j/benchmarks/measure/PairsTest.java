package org.mpi4j.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;

class PairsTest {
    private static final Cell LATENCY = new Cell(Operation.LATENCY, 8, 100, 3, 1);
    private static final Cell FLAG = new Cell(Operation.FLAG, 8, 100, 3, 1);

    /** Rounds in which each column found the machine with such flags; what it measured follows. */
    private static List<Round> rounds(List<Double> flagsOfC, List<Double> flags) {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < flagsOfC.size(); i++) {
            rounds.add(
                    Rounds.round(
                            i + 1,
                            Map.of(
                                    Column.C,
                                    Map.of(FLAG, flagsOfC.get(i), LATENCY, 10 * flagsOfC.get(i)),
                                    Column.PURE_JAVA,
                                    Map.of(FLAG, flags.get(i), LATENCY, 11 * flags.get(i)))));
        }
        return rounds;
    }

    private static List<Pairs.Pair> pairs(List<Round> rounds) {
        return Pairs.of(rounds, LATENCY, Column.PURE_JAVA, Column.C);
    }

    private static double us(Round.Launch launch) {
        return launch.cell(LATENCY).orElseThrow().samplesUs().get(1);
    }

    @Test
    void launchesOfARoundAreComparedWhereTheyFoundTheMachineAlike() {
        List<Pairs.Pair> pairs =
                pairs(rounds(List.of(0.04, 0.2, 0.041), List.of(0.05, 0.22, 0.04)));
        assertEquals(3, pairs.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(10.0 / 11, us(pairs.get(i).theirs()) / us(pairs.get(i).mine()), 0.3);
        }
    }

    /** The second launch of Java is like the first and third of C, which have their own. */
    @Test
    void eachLaunchIsComparedOnce() {
        List<Pairs.Pair> pairs = pairs(rounds(List.of(0.2, 0.04, 0.21), List.of(0.2, 0.2, 0.2)));
        assertEquals(List.of(2.0, 2.1), pairs.stream().map(pair -> us(pair.theirs())).toList());
    }

    /** The second launch of Java was like the third of C, and the third like the second. */
    @Test
    void theNearestThatFoundTheMachineAlikeIsComparedWhereThatOfTheRoundDidNot() {
        List<Pairs.Pair> pairs = pairs(rounds(List.of(0.2, 0.04, 0.21), List.of(0.2, 0.2, 0.04)));
        assertEquals(
                List.of(2.0, 2.1, 0.4), pairs.stream().map(pair -> us(pair.theirs())).toList());
    }

    @Test
    void nothingIsComparedWhereTheMachineWasNeverAlike() {
        List<Round> rounds = rounds(List.of(0.04, 0.04), List.of(0.2, 0.2));
        assertEquals(List.of(), pairs(rounds));
        Comparison comparison = Comparison.of(rounds, LATENCY, 2);
        assertTrue(comparison.columns().get(Column.PURE_JAVA).ratioToC().isEmpty());
    }

    @Test
    void ratiosDoNotDependOnWhichColumnFoundTheFasterMachineMoreOften() {
        List<Round> rounds =
                rounds(
                        List.of(0.04, 0.04, 0.2, 0.04, 0.04, 0.2),
                        List.of(0.2, 0.2, 0.04, 0.2, 0.2, 0.04));
        Comparison comparison = Comparison.of(rounds, LATENCY, 6);
        Comparison.Entry entry = comparison.columns().get(Column.PURE_JAVA);
        assertEquals(1.1, entry.ratioToC().orElseThrow().median(), 1e-9);
        assertEquals(4, entry.ratioToC().orElseThrow().values());
    }

    /** Twins of other libraries know nothing of the flag. */
    @Test
    void launchesOfARoundAreComparedWhereTheMachineIsNotKnown() {
        List<Round> rounds =
                Rounds.rounds(
                        LATENCY,
                        Map.of(Column.C, List.of(1.0, 2.0), Column.PURE_JAVA, List.of(3.0, 6.0)));
        Comparison.Entry entry = Comparison.of(rounds, LATENCY, 2).columns().get(Column.PURE_JAVA);
        assertEquals(2, entry.ratioToC().orElseThrow().values());
        assertEquals(3, entry.ratioToC().orElseThrow().interval().low(), 1e-12);
    }
}
