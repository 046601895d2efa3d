package org.mpi4j.purejava.matching;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mpi4j.purejava.launch.JobControl;

/**
 * What a rank does between two looks for messages: spin, which is fastest, then yield, then sleep
 * in short slices, which leaves the processor to others. A wake-up costs tens of microseconds.
 */
@SuppressWarnings("ThreadPriorityCheck") // yielding is a hint; nothing relies on it
final class Waiting {
    private static final int SPINS = 1000;

    /** Where the one that is waited for needs this core to answer. */
    private static final int FEW_SPINS = 24;

    private static final int YIELDS = 2000;
    private static final int CHECK_EVERY = 128;
    private static final long SHORT_SLICE = 20_000;
    private static final long LONG_SLICE = 500_000;
    private static final int SHORT_SLICES = 2000;
    private static final long PEER_CHECK_NANOS = 200_000_000;

    private final EngineLock lock;
    private final JobControl control;
    private final CoreSharing sharing = new CoreSharing();

    /** Whether there are more ranks than processors. */
    private boolean crowded;

    /** When peers were looked at last; guarded by the lock. */
    private long peersChecked = System.nanoTime();

    private volatile @Nullable RuntimeException failure;

    Waiting(EngineLock lock, JobControl control) {
        this.lock = lock;
        this.control = control;
        adapt();
    }

    /** Whether there are more processes than processors may have changed. */
    void adapt() {
        crowded = control.isCrowded();
    }

    /**
     * Pauses after a look in vain. The lock is held on entry and on return.
     *
     * @param looks looks in vain so far, in a row
     * @return one more
     */
    int pause(int looks) {
        if (lock.isWanted()) {
            lock.release();
            Thread.yield();
            lock.acquire();
        }
        if (looks == 0) {
            sharing.begin();
        }
        int spins = crowded || sharing.isLikely() ? FEW_SPINS : SPINS;
        if (looks < spins) {
            Thread.onSpinWait();
        } else {
            rest(looks - spins);
        }
        return looks + 1;
    }

    /** Progress has failed where nobody could be told; ranks that wait throw this. */
    void fail(RuntimeException why) {
        failure = why;
    }

    private void check() {
        control.check();
        RuntimeException seen = failure;
        if (seen != null) {
            throw seen;
        }
    }

    private void rest(int looks) {
        if (looks % CHECK_EVERY == 0) {
            check();
        }
        if (looks < YIELDS) {
            long start = System.nanoTime();
            lock.release();
            Thread.yield();
            lock.acquire();
            sharing.yielded(System.nanoTime() - start);
            return;
        }
        checkPeers();
        lock.release();
        LockSupport.parkNanos(this, looks < YIELDS + SHORT_SLICES ? SHORT_SLICE : LONG_SLICE);
        lock.acquire();
        check();
    }

    private void checkPeers() {
        long now = System.nanoTime();
        if (now - peersChecked > PEER_CHECK_NANOS) {
            peersChecked = now;
            control.checkPeers();
        }
    }
}
