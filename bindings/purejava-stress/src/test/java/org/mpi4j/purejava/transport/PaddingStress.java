package org.mpi4j.purejava.transport;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A frame that does not fit at the ring's end is found at its start, and only when it is whole. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Looked before it was sent.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "Sent between two looks.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Whole, and nothing behind it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Torn, or a frame of an earlier round.")
@State
public class PaddingStress {
    private static final int NUMBER = 5;

    private final Frames frames = new Frames();

    /** Leaves one line at the end. */
    public PaddingStress() {
        for (int i = 0; i < Frames.LINES - 1; i++) {
            frames.write(i);
            frames.read(i);
        }
    }

    /** Sends two lines. */
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
