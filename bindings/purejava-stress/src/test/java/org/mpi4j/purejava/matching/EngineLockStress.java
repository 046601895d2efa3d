package org.mpi4j.purejava.matching;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Plain fields under the lock of an engine, by threads of the program. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Nothing is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both were inside, or one saw old values.")
@State
public class EngineLockStress {
    private final EngineLock lock = new EngineLock();
    private int first;
    private int second;

    private void count() {
        lock.acquire();
        first++;
        lock.acquire();
        second++;
        lock.release();
        lock.release();
    }

    /** A thread. */
    @Actor
    public void one() {
        count();
    }

    /** Another thread. */
    @Actor
    public void other() {
        count();
    }

    /** What came of it. */
    @Arbiter
    public void sums(II_Result seen) {
        seen.r1 = first;
        seen.r2 = second;
    }
}
