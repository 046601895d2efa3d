package org.mpi4j.purejava.transport;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A frame is seen whole or not at all, and behind it nothing that an earlier round left. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Looked before it was sent.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Sent between two looks.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Whole, and nothing behind it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Torn, or a frame of an earlier round.")
@State
public class FrameStress {
    private static final int NUMBER = 5;

    private final Frames frames = new Frames();

    /** Sends. */
    @Actor
    public void writer() {
        frames.writeLong(NUMBER);
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result seen) {
        seen.r1 = frames.read(NUMBER);
        seen.r2 = frames.read(NUMBER);
    }
}
