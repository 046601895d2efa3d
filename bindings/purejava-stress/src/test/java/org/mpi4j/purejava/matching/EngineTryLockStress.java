package org.mpi4j.purejava.matching;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Plain fields under the lock of an engine, looked at by the thread that makes progress. It never
 * waits, so that what the owner does after its release is as close as can be.
 */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "The other was inside.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the other.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "After the other.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Half of what the other did.")
@State
public class EngineTryLockStress {
    private final EngineLock lock = new EngineLock();
    private int first;
    private int second;

    /** Changes both. */
    @Actor
    public void program() {
        lock.acquire();
        first = 1;
        second = 1;
        lock.release();
    }

    /** Looks, in the other order. */
    @Actor
    public void progress(II_Result seen) {
        seen.r1 = -1;
        seen.r2 = -1;
        if (lock.tryAcquire()) {
            seen.r2 = second;
            seen.r1 = first;
            lock.release();
        }
    }
}
