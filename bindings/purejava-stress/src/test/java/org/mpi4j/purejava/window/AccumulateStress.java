package org.mpi4j.purejava.window;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Accumulates of two ranks to the memory of a third. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Nothing is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both were inside, or one saw old values.")
@State
public class AccumulateStress {
    private final Guarded window = new Guarded();

    private void accumulate() {
        while (!window.locks.tryAccumulate()) {
            Thread.onSpinWait();
        }
        window.add();
        window.locks.endAccumulate();
    }

    /** A rank. */
    @Actor
    public void one() {
        accumulate();
    }

    /** Another rank. */
    @Actor
    public void other() {
        accumulate();
    }

    /** What came of it. */
    @Arbiter
    public void sums(II_Result seen) {
        seen.r1 = window.first();
        seen.r2 = window.second();
    }
}
