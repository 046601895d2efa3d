package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

@Timeout(120)
class ThreadJobTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyRankRunsOnceAndSeesTheOthers(int ranks) {
        Set<Integer> seen = new ConcurrentSkipListSet<>();
        Jobs.run(
                ranks,
                mpi -> {
                    assertTrue(seen.add(mpi.world().rank()));
                    assertEquals(ranks, mpi.world().allreduce(1, Op.SUM));
                    assertEquals(List.of("some", "args"), mpi.args());
                    assertEquals(1, mpi.self().size());
                });
        assertEquals(ranks, seen.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aRankThatThrowsEndsThoseThatWait(int ranks) throws InterruptedException {
        IllegalStateException thrown = new IllegalStateException("on purpose");
        ThreadJob job =
                ThreadJob.start(
                        ranks,
                        Jobs.OPTIONS,
                        mpi -> {
                            if (mpi.world().rank() == 1) {
                                throw thrown;
                            }
                            mpi.world().barrier();
                        });
        assertTrue(job.await(LIMIT));
        assertEquals(Set.of(1), job.failures().keySet());
        assertEquals(thrown, job.failures().get(1));
    }

    @Test
    void abortFromOutsideEndsRanksThatWait() throws InterruptedException {
        ThreadJob job =
                ThreadJob.start(2, Jobs.OPTIONS, mpi -> mpi.world().recv(buffer(new int[1]), 0, 1));
        job.abort("no patience");
        assertTrue(job.await(LIMIT));
        MpiException failure = assertInstanceOf(MpiException.class, job.failures().get(0));
        assertEquals(ErrorClass.PROC_FAILED, failure.errorClass());
        assertTrue(failure.getMessage().contains("no patience"));
        assertEquals(2, job.threads().size());
    }

    @Test
    void abortOfARankEndsTheJobWithItsCode() throws InterruptedException {
        ThreadJob job =
                ThreadJob.start(
                        2,
                        Jobs.OPTIONS,
                        mpi -> {
                            if (mpi.world().rank() == 0) {
                                mpi.abort(42);
                            }
                            mpi.world().barrier();
                        });
        assertEquals(42, job.awaitDecision().orElseThrow());
        assertTrue(job.await(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, ThreadJob.MAX_RANKS + 1})
    void wrongNumbersOfRanksAreRefused(int ranks) {
        MpiException error =
                assertThrows(
                        MpiException.class, () -> ThreadJob.start(ranks, Jobs.OPTIONS, mpi -> {}));
        assertEquals(ErrorClass.ARG, error.errorClass());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void communicatorsKeepTheirMessagesApart(int ranks) {
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator world = mpi.world();
                    int next = (world.rank() + 1) % ranks;
                    int before = (world.rank() + ranks - 1) % ranks;
                    try (Communicator copy = world.dup()) {
                        assertEquals(Comparison.CONGRUENT, copy.compare(world));
                        assertEquals(Comparison.IDENT, copy.compare(copy));
                        world.isend(buffer(new int[] {1}), next, 1).await();
                        copy.isend(buffer(new int[] {2}), next, 1).await();
                        int[] received = new int[1];
                        copy.recv(buffer(received), before, 1);
                        assertEquals(2, received[0]);
                        world.recv(buffer(received), before, 1);
                        assertEquals(1, received[0]);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void splitOrdersByKeyAndLeavesOutTheUndefined(int ranks) {
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator world = mpi.world();
                    int rank = world.rank();
                    int color = rank == 0 && ranks > 1 ? Mpi.UNDEFINED : rank % 2;
                    var part = world.split(color, -rank);
                    assertEquals(color == Mpi.UNDEFINED, part.isEmpty());
                    part.ifPresent(
                            mine -> {
                                int higher = 0;
                                for (int r = rank + 2; r < ranks; r += 2) {
                                    higher++;
                                }
                                assertEquals(higher, mine.rank());
                                assertEquals(mine.size(), mine.allreduce(1, Op.SUM));
                                mine.close();
                            });
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void createTakesASubset(int ranks) {
        Jobs.run(
                ranks,
                mpi -> {
                    Communicator world = mpi.world();
                    try (Group all = world.group();
                            Group some = all.excl(0)) {
                        var made = world.create(some);
                        assertEquals(world.rank() == 0, made.isEmpty());
                        made.ifPresent(
                                mine -> {
                                    assertEquals(world.rank() - 1, mine.rank());
                                    mine.barrier();
                                    mine.close();
                                });
                    }
                });
    }

    @Test
    void predefinedCommunicatorsStayOpen() {
        Jobs.run(
                2,
                mpi -> {
                    MpiException error =
                            assertThrows(MpiException.class, () -> mpi.world().close());
                    assertEquals(ErrorClass.COMM, error.errorClass());
                    mpi.world().barrier();
                });
    }
}
