package org.mpi4j.purejava.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mpi4j.LockType;

/** The words that whoever reaches the memory of a rank takes. */
class LockWordsTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;

    private static LockWords words() {
        return new LockWords(ByteBuffer.allocateDirect(LockWords.BYTES + 64).alignedSlice(64));
    }

    @Test
    void aWriterExcludesAllOthers() {
        LockWords words = words();
        assertTrue(words.tryLock(LockType.EXCLUSIVE));
        assertFalse(words.tryLock(LockType.EXCLUSIVE));
        assertFalse(words.tryLock(LockType.SHARED));
        words.unlock(LockType.EXCLUSIVE);
        assertTrue(words.tryLock(LockType.SHARED));
    }

    @Test
    void readersExcludeWritersOnly() {
        LockWords words = words();
        assertTrue(words.tryLock(LockType.SHARED));
        assertTrue(words.tryLock(LockType.SHARED));
        assertFalse(words.tryLock(LockType.EXCLUSIVE));
        words.unlock(LockType.SHARED);
        assertFalse(words.tryLock(LockType.EXCLUSIVE));
        words.unlock(LockType.SHARED);
        assertTrue(words.tryLock(LockType.EXCLUSIVE));
    }

    @Test
    void accumulatesExcludeEachOtherAndNoLocks() {
        LockWords words = words();
        assertTrue(words.tryAccumulate());
        assertFalse(words.tryAccumulate());
        assertTrue(words.tryLock(LockType.EXCLUSIVE));
        words.endAccumulate();
        assertTrue(words.tryAccumulate());
    }

    @Test
    void wordsOfTwoViewsAreTheSame() {
        ByteBuffer memory = ByteBuffer.allocateDirect(LockWords.BYTES + 64).alignedSlice(64);
        assertTrue(new LockWords(memory).tryLock(LockType.EXCLUSIVE));
        assertFalse(new LockWords(memory.duplicate()).tryLock(LockType.SHARED));
    }

    private static void count(LockWords words, long[] counter) {
        for (int i = 0; i < ROUNDS; i++) {
            while (!words.tryAccumulate()) {
                Thread.onSpinWait();
            }
            counter[0]++;
            words.endAccumulate();
            while (!words.tryLock(LockType.EXCLUSIVE)) {
                Thread.onSpinWait();
            }
            counter[1]++;
            words.unlock(LockType.EXCLUSIVE);
        }
    }

    @Test
    void nothingIsLostBetweenThreads() throws Exception {
        LockWords words = words();
        long[] counter = new long[2];
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> count(words, counter)));
            }
            for (Future<?> thread : running) {
                thread.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals((long) THREADS * ROUNDS, counter[0]);
        assertEquals((long) THREADS * ROUNDS, counter[1]);
    }
}
