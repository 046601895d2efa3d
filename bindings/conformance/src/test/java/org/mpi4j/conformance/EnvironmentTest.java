package org.mpi4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.ThreadLevel;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiTest;

class EnvironmentTest {
    @MpiTest
    void everyRankOfTheWorldIsThereOnce(Mpi mpi) {
        Communicator world = mpi.world();
        assertTrue(world.rank() >= 0 && world.rank() < world.size());
        long bit = 1L << world.rank();
        assertEquals((1L << world.size()) - 1, world.allreduce(bit, Op.BOR));
    }

    @MpiTest
    void selfIsOneRank(Mpi mpi) {
        assertEquals(1, mpi.self().size());
        assertEquals(0, mpi.self().rank());
        assertEquals(mpi.world().rank(), mpi.self().allreduce(mpi.world().rank(), Op.SUM));
    }

    @MpiTest
    void worldAndSelfAreTheSameObjectsEachTime(Mpi mpi) {
        assertSame(mpi.world(), mpi.world());
        assertSame(mpi.self(), mpi.self());
        assertSame(mpi, mpi.world().mpi());
    }

    @MpiTest
    void worldAndSelfCannotBeClosed(Mpi mpi) {
        Expect.error(ErrorClass.COMM, () -> mpi.world().close());
        Expect.error(ErrorClass.COMM, () -> mpi.self().close());
        assertEquals(mpi.world().size(), mpi.world().allreduce(1, Op.SUM));
        assertEquals(1, mpi.self().allreduce(1, Op.SUM));
    }

    @MpiTest
    void threadLevelIsTheSameAtEveryRank(Communicator comm, Mpi mpi) {
        int level = List.of(ThreadLevel.values()).indexOf(mpi.threadLevel());
        assertEquals(comm.allreduce(level, Op.MIN), comm.allreduce(level, Op.MAX));
    }

    @MpiTest
    void tagUpperBoundIsAtLeastThatOfTheStandard(Mpi mpi) {
        assertTrue(mpi.tagUpperBound() >= 32767, () -> "is " + mpi.tagUpperBound());
    }

    @MpiTest
    void versionIsAtLeastThree(Mpi mpi) {
        assertTrue(mpi.version().major() >= 3, () -> "is " + mpi.version());
    }

    @MpiTest
    void namesAreNotEmpty(Mpi mpi) {
        assertFalse(mpi.libraryVersion().isBlank());
        assertFalse(mpi.processorName().isBlank());
        assertTrue(Set.of("openmpi", "purejava").contains(mpi.backend()), mpi::backend);
    }

    @MpiTest
    void timeDoesNotGoBackwards(Mpi mpi) {
        double last = mpi.wtime();
        for (int i = 0; i < 1000; i++) {
            double now = mpi.wtime();
            assertTrue(now >= last);
            last = now;
        }
        assertTrue(mpi.wtick() > 0 && mpi.wtick() < 1);
    }

    @MpiTest
    void timeIsInSeconds(Mpi mpi) throws InterruptedException {
        long nanos = System.nanoTime();
        double start = mpi.wtime();
        Thread.sleep(50);
        double measured = mpi.wtime() - start;
        double real = (System.nanoTime() - nanos) * 1e-9;
        assertTrue(measured >= 0.049 && measured <= real + 0.001, () -> "is " + measured);
    }

    @MpiTest
    void runningEnvironmentIsNotFinalized(Mpi mpi) {
        assertFalse(mpi.isFinalized());
    }

    @MpiTest
    void attachedBufferCanBeDetachedOnce(Mpi mpi) {
        mpi.attachBuffer(1024 + mpi.bsendOverhead());
        Expect.error(ErrorClass.BUFFER, () -> mpi.attachBuffer(1024));
        mpi.detachBuffer();
        Expect.error(ErrorClass.BUFFER, mpi::detachBuffer);
    }

    @MpiTest
    void negativeSizeOfAttachedBufferIsRefused(Mpi mpi) {
        Expect.error(ErrorClass.ARG, () -> mpi.attachBuffer(-5), "-5");
        assertNotEquals(-1, mpi.bsendOverhead());
        assertTrue(mpi.bsendOverhead() >= 0);
    }

    @MpiTest
    void exitCodesOutsideOneByteAreRefused(Mpi mpi) {
        Expect.error(ErrorClass.ARG, () -> mpi.abort(0), "exitCode", "0");
        Expect.error(ErrorClass.ARG, () -> mpi.abort(256), "exitCode", "256");
        Expect.error(ErrorClass.ARG, () -> mpi.world().abort(-1), "exitCode", "-1");
    }

    @MpiTest
    void startIsDescribed(Mpi mpi) {
        int told = Integer.parseInt(mpi.infoEnv().get("maxprocs").orElse("1"));
        assertEquals(mpi.world().size(), told);
    }

    @MpiTest
    void onlyOneThreadIsTheMainOne(Mpi mpi) throws InterruptedException {
        assertTrue(mpi.isThreadMain());
        AtomicBoolean other = new AtomicBoolean(true);
        Thread thread = new Thread(() -> other.set(mpi.isThreadMain()));
        thread.start();
        thread.join();
        assertFalse(other.get());
    }
}
