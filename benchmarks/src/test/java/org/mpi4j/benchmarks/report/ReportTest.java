package org.mpi4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Rounds;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.stats.Estimate;
import org.mpi4j.benchmarks.stats.Interval;

class ReportTest {
    private static final Cell CELL = new Cell(Operation.LATENCY, 8, 1, 3, 1);
    private static final List<Round> ROUNDS =
            Rounds.rounds(
                    CELL,
                    Map.of(
                            Column.C, List.of(1.0, 1.0),
                            Column.NATIVE_DIRECT, List.of(1.1, 1.1)));
    private static final List<Comparison> COMPARISONS = List.of(Comparison.of(ROUNDS, CELL, 2));

    @Test
    void namesAreFlushLeftFiguresFlushRight() {
        Table table = new Table(1).row(List.of("size", "C")).row(List.of("8 B", "12.5"));
        assertEquals(List.of("size     C", "8 B   12.5"), table.lines());
    }

    @Test
    void raggedRowIsRefused() {
        Table table = new Table(1).row(List.of("size", "C"));
        assertThrows(IllegalArgumentException.class, () -> table.row(List.of("8 B")));
    }

    @Test
    void figuresHaveAboutThreeDigits() {
        assertEquals("0.0031", Figures.figure(0.0031));
        assertEquals("0.43", Figures.figure(0.4321));
        assertEquals("43.2", Figures.figure(43.21));
        assertEquals("20613", Figures.figure(20612.7));
    }

    @Test
    void differencesAreShownInNanoseconds() {
        Interval interval = new Interval(-12.3, 40.4, 0.96);
        assertEquals(
                "7 [-12 to 40] ns",
                Figures.nanoseconds(Optional.of(new Estimate(7.2, interval, 6))));
        assertEquals("-", Figures.nanoseconds(Optional.empty()));
    }

    @Test
    void textShowsFigureRatioAndVerdict() {
        List<String> lines = new ArrayList<>(new TextReport(COMPARISONS).tables());
        lines.addAll(TextReport.verdicts(Verdict.all(Target.all(false), COMPARISONS)));
        assertTrue(lines.contains("size     C  native direct        x C [95 %]"), lines::toString);
        assertTrue(lines.contains("8 B   0.50           0.55  1.10 [1.10-1.10]"), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("native direct +latency .* met")),
                lines::toString);
    }

    @Test
    void jsonHoldsFactsAndReasons() {
        String json =
                JsonReport.of(
                        Map.of("time", "now", "machine", Map.of("cpu", "\"8088\"\n")),
                        Map.of(Column.PURE_JAVA, "no"),
                        COMPARISONS,
                        Verdict.all(Target.all(false), COMPARISONS));
        JsonObject report = JsonParser.parseString(json).getAsJsonObject();
        assertEquals("\"8088\"\n", report.getAsJsonObject("machine").get("cpu").getAsString());
        assertEquals("no", report.getAsJsonObject("leftOut").get("pure_java").getAsString());
    }
}
