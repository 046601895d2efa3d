package org.mpi4j.purejava.matching;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A reentrant lock that costs one compare-and-set when nobody else wants it. Its holder may keep it
 * for long while it polls, and lets others in when they show that they want it.
 */
final class EngineLock {
    private static final long NOBODY = 0;
    private static final int SPINS = 64;
    private static final int YIELDS = 256;
    private static final long PARK_NANOS = 20_000;

    /** Identifier of the thread that holds the lock; thread identifiers are positive. */
    private final AtomicLong owner = new AtomicLong(NOBODY);

    private final AtomicInteger waiters = new AtomicInteger();

    /** How often the owner has entered again; guarded by the lock itself. */
    private int depth;

    void acquire() {
        long me = Thread.currentThread().getId();
        // Opaque: if the value is this thread, this thread wrote it.
        if (owner.getOpaque() == me) {
            depth++;
        } else if (!owner.compareAndSet(NOBODY, me)) {
            acquireSlowly(me);
        }
    }

    /**
     * Takes the lock if nobody has it. For a thread that does not hold it.
     *
     * @return whether it was taken
     */
    boolean tryAcquire() {
        return owner.compareAndSet(NOBODY, Thread.currentThread().getId());
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint only; correctness does not depend on it
    private void acquireSlowly(long me) {
        waiters.incrementAndGet();
        for (int tries = 0; !owner.compareAndSet(NOBODY, me); tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else if (tries < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(this, PARK_NANOS);
            }
        }
        waiters.decrementAndGet();
    }

    void release() {
        if (depth > 0) {
            depth--;
        } else {
            // Release: what was done under the lock happened before the next holder acquires it.
            owner.setRelease(NOBODY);
        }
    }

    boolean isWanted() {
        return waiters.getOpaque() > 0;
    }
}
