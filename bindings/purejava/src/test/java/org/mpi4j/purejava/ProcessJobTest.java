package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.purejava.ChildJob.Ended;

/** Ranks as processes that meet through files. */
@Timeout(180)
class ProcessJobTest {
    @TempDir private Path base;
    @TempDir private Path logs;

    private List<Ended> run(int size, String what) throws Exception {
        return new ChildJob(base, logs).run(size, what);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void ranksExchangeMessagesOfAllSizes(int size) throws Exception {
        for (Ended rank : run(size, "ring")) {
            assertEquals(0, rank.exitCode(), rank.output());
            assertEquals("sum " + size * (size - 1) / 2, rank.output().strip());
        }
    }

    @Test
    void aRankThatThrowsEndsTheJob() throws Exception {
        List<Ended> ranks = run(3, "throw");
        assertTrue(ranks.get(2).output().contains("rank 2 of 3 failed"), ranks.get(2).output());
        assertTrue(ranks.get(2).output().contains("thrown on purpose"), ranks.get(2).output());
        ranks.forEach(rank -> assertEquals(1, rank.exitCode(), rank.output()));
    }

    /** Such as behind a pager: the rank cannot print why it failed, but the others are told. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "tcp"})
    void aFailureThatNobodyReadsEndsTheOthers(String transport) throws Exception {
        ChildJob job = new ChildJob(base, logs).with("-Dmpi4j.transport=" + transport);
        Ended first = job.runWithLastUnread("throwMuch");
        assertEquals(1, first.exitCode(), first.output());
        assertTrue(first.output().contains("rank 1 has ended the job"), first.output());
    }

    @Test
    void abortEndsTheJobWithItsCode() throws Exception {
        run(3, "abort").forEach(rank -> assertEquals(7, rank.exitCode(), rank.output()));
    }

    @Test
    void aRankThatVanishesIsNoticed() throws Exception {
        List<Ended> ranks = run(2, "halt");
        assertEquals(0, ranks.get(1).exitCode(), ranks.get(1).output());
        assertNotEquals(0, ranks.get(0).exitCode(), ranks.get(0).output());
        assertTrue(ranks.get(0).output().contains("PROC_FAILED"), ranks.get(0).output());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void missingRanksAreAnErrorAfterATime(int rank) throws Exception {
        ChildJob job = new ChildJob(base, logs).with("-Dmpi4j.join.seconds=2");
        Ended alone = job.runOne(rank, 2, "alone");
        assertNotEquals(0, alone.exitCode(), alone.output());
        assertTrue(alone.output().contains("gave up after 2 s"), alone.output());
    }
}
