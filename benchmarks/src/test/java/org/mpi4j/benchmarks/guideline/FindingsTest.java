package org.mpi4j.benchmarks.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.guideline.Finding.Outcome;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Rounds;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.report.GuidelineReport;

class FindingsTest {
    private static final Cell ALLREDUCE = new Cell(Operation.ALLREDUCE, 8, 1, 3, 1);
    private static final Cell REDUCE = new Cell(Operation.REDUCE, 8, 1, 3, 1);
    private static final Cell BCAST = new Cell(Operation.BCAST, 8, 1, 3, 1);
    private static final List<Cell> CELLS = List.of(ALLREDUCE, REDUCE, BCAST);

    /** Six rounds with these times of the allreduce, beside 1 us for each of the others. */
    private static List<Finding> findings(double... allreduce) {
        List<Round> rounds = new ArrayList<>();
        for (double us : allreduce) {
            Map<Cell, Double> times = Map.of(ALLREDUCE, us, REDUCE, 1.0, BCAST, 1.0);
            rounds.add(Rounds.round(rounds.size() + 1, Map.of(Column.PURE_JAVA, times)));
        }
        return Findings.of(rounds, CELLS);
    }

    private static Finding sum(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.words().equals("allreduce <= reduce + bcast"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asSlowAsBothTogetherIsKept() {
        Finding finding = sum(findings(2, 2, 2, 2, 2, 2));
        assertEquals(1, finding.ratio().median(), 1e-12);
        assertEquals(Outcome.KEPT, finding.outcome());
        assertEquals(Column.PURE_JAVA, finding.column());
    }

    @Test
    void slowerThanBothTogetherIsBroken() {
        assertEquals(Outcome.BROKEN, sum(findings(3, 3, 3, 3, 3, 3)).outcome());
    }

    @Test
    void slowerInSomeRoundsIsDoubtful() {
        assertEquals(Outcome.DOUBTFUL, sum(findings(1, 1, 3, 3, 3, 3)).outcome());
    }

    @Test
    void aSingleRoundIsNotEnough() {
        assertEquals(Outcome.DOUBTFUL, sum(findings(3)).outcome());
    }

    @Test
    void withoutFiguresOfAllPartsNothingIsJudged() {
        List<Finding> findings = findings(2, 2);
        assertTrue(
                findings.stream().noneMatch(f -> f.words().contains("reduce_scatter")),
                findings::toString);
        assertTrue(
                findings.stream().anyMatch(f -> f.words().equals("reduce <= allreduce")),
                findings::toString);
    }

    @Test
    void blocksOfAllRanksAreCountedForEachRank() {
        Cell scatter = new Cell(Operation.SCATTER, 8, 4, 1, 3, 1);
        Cell bcast = new Cell(Operation.BCAST, 8, 4, 1, 3, 1);
        Round round = Rounds.round(1, Map.of(Column.C, Map.of(scatter, 8.0, bcast, 1.0)));
        List<Finding> findings = Findings.of(List.of(round), List.of(scatter, bcast));
        assertEquals(1, findings.size());
        assertEquals("scatter <= p x bcast", findings.get(0).words());
        assertEquals(2, findings.get(0).ratio().median(), 1e-12);
    }

    @Test
    void aMessageIsComparedWithItsPiecesAndWithLongerOnes() {
        Cell half = new Cell(Operation.BCAST, 512, 1, 3, 1);
        Cell whole = new Cell(Operation.BCAST, 1024, 1, 3, 1);
        Round round = Rounds.round(1, Map.of(Column.C, Map.of(half, 1.0, whole, 3.0)));
        List<Finding> findings = Findings.of(List.of(round), List.of(half, whole));
        assertEquals(
                List.of("bcast <= bcast of 1 KiB", "bcast <= 2 x bcast of 512 B"),
                findings.stream().map(Finding::words).toList());
        assertEquals(Outcome.KEPT, findings.get(0).outcome());
        assertEquals(1.5, findings.get(1).ratio().median(), 1e-12);
    }

    @Test
    void everyGuidelineIsAboutDifferentOperationsWithNames() {
        for (Guideline guideline : Guideline.all()) {
            assertTrue(
                    guideline.others().stream()
                            .noneMatch(part -> part.operation() == guideline.operation()),
                    guideline.words());
        }
        assertTrue(
                Guideline.all().stream()
                        .anyMatch(g -> g.words().equals("iallreduce <= allreduce + 1 us")));
    }

    @Test
    void reportNamesTheCasesThatBreakThem() {
        List<String> lines = GuidelineReport.lines(findings(3, 3, 3, 3, 3, 3));
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line ->
                                        line.startsWith("allreduce <= reduce + bcast")
                                                && line.contains("1.50 [1.50-1.50]")),
                lines::toString);
        assertTrue(GuidelineReport.lines(findings(2)).stream().noneMatch(l -> l.contains("<=")));
        assertEquals("BROKEN", GuidelineReport.json(findings(3, 3, 3, 3, 3)).get(0).get("outcome"));
        assertEquals(List.of(), GuidelineReport.lines(List.of()));
    }
}
