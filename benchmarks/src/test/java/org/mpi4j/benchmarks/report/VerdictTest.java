package org.mpi4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.benchmarks.launch.TwinRun;
import org.mpi4j.benchmarks.measure.Comparison;
import org.mpi4j.benchmarks.measure.Round;
import org.mpi4j.benchmarks.measure.Rounds;
import org.mpi4j.benchmarks.plan.Cell;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.plan.Operation;
import org.mpi4j.benchmarks.report.Verdict.Outcome;

class VerdictTest {
    private static final Cell LATENCY = new Cell(Operation.LATENCY, 8, 1, 3, 1);
    private static final Cell BANDWIDTH = new Cell(Operation.BANDWIDTH, 65536, 1, 3, 1);

    private static final Cell PUT = new Cell(Operation.PUT, 8, 1, 3, 1);
    private static final List<Target> COPIED = Target.all(false);

    private static Comparison compare(Cell cell, Column column, List<Double> c, List<Double> us) {
        return Comparison.of(Rounds.rounds(cell, Map.of(Column.C, c, column, us)), cell, c.size());
    }

    private static List<Double> sixTimes(double value) {
        return Collections.nCopies(6, value);
    }

    @Test
    void fewRoundsAreSaid() {
        Verdict verdict = latencyDirect(List.of(1.0), List.of(1.0));
        assertEquals("from too few rounds: 1", verdict.remark());
    }

    private static Verdict latencyDirect(List<Double> c, List<Double> us) {
        Comparison comparison = compare(LATENCY, Column.NATIVE_DIRECT, c, us);
        return Verdict.all(COPIED, List.of(comparison)).get(0);
    }

    @Test
    void atTheLimitIsMet() {
        Verdict verdict = latencyDirect(sixTimes(1.0), sixTimes(1.1));
        assertEquals("<= 1.1 x C", verdict.target().words());
        assertEquals(Outcome.MET, verdict.outcome());
        assertEquals("", verdict.remark());
    }

    @Test
    void overTheLimitIsMissed() {
        assertEquals(
                Outcome.MISSED, latencyDirect(List.of(1.0, 1.0), List.of(1.11, 1.12)).outcome());
    }

    @Test
    void intervalAcrossTheLimitIsNotCertain() {
        Verdict verdict = latencyDirect(sixTimes(1.0), List.of(1.0, 1.0, 1.08, 1.08, 1.2, 1.2));
        assertEquals(Outcome.MET, verdict.outcome());
        assertEquals("not certain", verdict.remark());
    }

    @Test
    void noisyCIsSaid() {
        List<Double> noisy = List.of(1.0, 2.0, 1.0, 2.0, 1.0, 2.0);
        Verdict verdict = latencyDirect(noisy, noisy);
        assertEquals("C itself spread 67 %", verdict.remark());
    }

    @Test
    void fewWarmLaunchesAreSaid() {
        List<Round> rounds =
                Rounds.rounds(
                        LATENCY,
                        Map.of(Column.C, sixTimes(1.0), Column.NATIVE_DIRECT, sixTimes(1.0)));
        List<Round> cold = rounds.stream().map(VerdictTest::coldInJava).toList();
        Verdict verdict = Verdict.all(COPIED, List.of(Comparison.of(cold, LATENCY, 6))).get(0);
        assertEquals("warm in 0 of 6 launches only", verdict.remark());
    }

    private static Round coldInJava(Round round) {
        return new Round(
                round.index(),
                round.launches().stream()
                        .map(launch -> launch.column().isJava() ? cold(launch) : launch)
                        .toList());
    }

    private static Round.Launch cold(Round.Launch launch) {
        TwinRun run = launch.run();
        List<TwinRun.CellRun> cells = run.cells().stream().map(VerdictTest::cold).toList();
        return new Round.Launch(
                launch.column(),
                new TwinRun(run.facts(), run.clockNs(), cells),
                launch.seconds(),
                launch.phaseMs());
    }

    private static TwinRun.CellRun cold(TwinRun.CellRun run) {
        return new TwinRun.CellRun(
                run.operation(),
                run.bytes(),
                run.ranks(),
                run.warmUpBlocks(),
                false,
                run.valid(),
                run.allocatedPerCall(),
                run.overlapPercent(),
                run.samplesUs());
    }

    @Test
    void lessBandwidthThanWantedIsMissed() {
        Comparison enough =
                compare(BANDWIDTH, Column.PURE_JAVA, List.of(64.0, 64.0), List.of(80.0, 80.0));
        Comparison less =
                compare(BANDWIDTH, Column.PURE_JAVA, List.of(64.0, 64.0), List.of(81.0, 81.0));
        assertEquals(Outcome.MET, pureBandwidth(enough).outcome());
        assertEquals(Outcome.MISSED, pureBandwidth(less).outcome());
    }

    private static Verdict pureBandwidth(Comparison comparison) {
        return Verdict.all(COPIED, List.of(comparison)).stream()
                .filter(verdict -> verdict.target().column() == Column.PURE_JAVA)
                .findFirst()
                .orElseThrow();
    }

    /** Whatever C takes in shared memory. */
    @Test
    void socketsAreJudgedBesideSockets() {
        Verdict verdict = beside(Column.PURE_TCP, Column.C_TCP, 2.0);
        assertEquals("<= 2 x (C over TCP)", verdict.target().words());
        assertEquals(Outcome.MET, verdict.outcome());
        assertEquals(Outcome.MISSED, beside(Column.PURE_TCP, Column.C_TCP, 2.1).outcome());
    }

    @Test
    void threadsAreJudgedBesideProcesses() {
        Verdict verdict = beside(Column.PURE_THREADS, Column.PURE_JAVA, 1.0);
        assertEquals("<= 1 x (pure Java)", verdict.target().words());
        assertEquals(Outcome.MET, verdict.outcome());
        assertEquals(Outcome.MISSED, beside(Column.PURE_THREADS, Column.PURE_JAVA, 1.1).outcome());
    }

    private static Verdict beside(Column column, Column counterpart, double times) {
        Map<Column, List<Double>> us =
                Map.of(
                        Column.C,
                        sixTimes(0.1),
                        counterpart,
                        sixTimes(4),
                        column,
                        sixTimes(4 * times));
        Comparison comparison = Comparison.of(Rounds.rounds(LATENCY, us), LATENCY, 6);
        return Verdict.all(COPIED, List.of(comparison)).stream()
                .filter(verdict -> verdict.target().column() == column)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void putMayTakeFiftyNanosecondsLonger() {
        assertEquals(Outcome.MET, put(0.149).outcome());
        assertEquals(Outcome.MISSED, put(0.151).outcome());
        assertEquals("<= 50 ns more than C", put(0.149).target().words());
    }

    private static Verdict put(double us) {
        Comparison put = compare(PUT, Column.NATIVE_DIRECT, sixTimes(0.1), sixTimes(us));
        return Verdict.all(COPIED, List.of(put)).get(0);
    }

    @Test
    void longArraysThatAreHeldAreToBeAsFastAsDirectMemory() {
        for (Target target : Target.all(true)) {
            if (target.column() == Column.NATIVE_ARRAYS) {
                boolean isLong = target.sizes().stream().allMatch(size -> size >= 4096);
                assertEquals(isLong, target.yardstick() == Target.Yardstick.C, target::toString);
                assertTrue(
                        isLong || target.sizes().stream().allMatch(size -> size < 4096),
                        target::toString);
            }
        }
    }

    @Test
    void arraysThatAreCopiedMayTakeTheCopies() {
        assertTrue(
                COPIED.stream()
                        .filter(target -> target.column() == Column.NATIVE_ARRAYS)
                        .noneMatch(target -> target.yardstick() == Target.Yardstick.C));
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        Comparison onlyC =
                Comparison.of(Rounds.rounds(LATENCY, Map.of(Column.C, List.of(1.0))), LATENCY, 1);
        List<Verdict> verdicts = Verdict.all(COPIED, List.of(onlyC));
        assertTrue(
                verdicts.stream().allMatch(v -> v.outcome() == Outcome.NOT_MEASURED),
                verdicts::toString);
    }

    @Test
    void oneAllocatedByteIsTooMuch() {
        Target target =
                COPIED.stream()
                        .filter(t -> t.yardstick() == Target.Yardstick.ALLOCATION)
                        .findFirst()
                        .orElseThrow();
        assertTrue(target.isMetBy(0));
        assertEquals(false, target.isMetBy(0.01));
    }
}
