package org.mpi4j.purejava.window;

import org.mpi4j.LockType;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What is written under the exclusive lock of a passive target, read under a shared one. */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "The writer had the lock.")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Before the writer.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "After the writer.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Half of what was written.")
@State
public class PassiveLockStress {
    private final Guarded window = new Guarded();

    /** Writes. */
    @Actor
    public void writer() {
        while (!window.locks.tryLock(LockType.EXCLUSIVE)) {
            Thread.onSpinWait();
        }
        window.add();
        window.locks.unlock(LockType.EXCLUSIVE);
    }

    /** Reads, in the other order. */
    @Actor
    public void reader(II_Result seen) {
        seen.r1 = -1;
        seen.r2 = -1;
        if (window.locks.tryLock(LockType.SHARED)) {
            seen.r2 = window.second();
            seen.r1 = window.first();
            window.locks.unlock(LockType.SHARED);
        }
    }
}
