package org.mpi4j.purejava.io;

import java.nio.ByteBuffer;
import org.mpi4j.purejava.stress.Slots;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two ranks move the shared pointer of a file: each gets a place of its own. */
@JCStressTest
@Outcome(id = "0, 4, 7", expect = Expect.ACCEPTABLE, desc = "One after the other.")
@Outcome(id = "3, 0, 7", expect = Expect.ACCEPTABLE, desc = "The other way round.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both got the same place, or one was lost.")
@State
public class MappedPointerStress {
    private static final int LINE = 64;
    private static final Slots SLOTS = new Slots(LINE);

    private final MappedPointer pointer;

    /** At the start of the file. */
    public MappedPointerStress() {
        ByteBuffer memory = SLOTS.next();
        memory.putLong(0, 0);
        pointer = new MappedPointer(memory);
    }

    /** A rank that reads four. */
    @Actor
    public void one(III_Result seen) {
        seen.r1 = (int) pointer.move(place -> place + 4);
    }

    /** A rank that reads three. */
    @Actor
    public void other(III_Result seen) {
        seen.r2 = (int) pointer.move(place -> place + 3);
    }

    /** Where it is now. */
    @Arbiter
    public void end(III_Result seen) {
        seen.r3 = (int) pointer.get();
    }
}
