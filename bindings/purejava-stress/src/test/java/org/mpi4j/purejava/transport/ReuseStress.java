package org.mpi4j.purejava.transport;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Room is used again only after the reader has read what is there. */
@JCStressTest
@Outcome(id = "8, [0-9]+", expect = Expect.ACCEPTABLE, desc = "Read what was sent first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Overwritten before it was read.")
@State
public class ReuseStress {
    /** After so many lines the reader tells the writer. */
    private static final int READ = Frames.LINES / 8;

    private static final int LATER = 1000;
    private static final int TRIES = 64;

    private final Frames frames = new Frames();

    /** Fills the ring. */
    public ReuseStress() {
        int sent = 0;
        while (frames.write(sent)) {
            sent++;
        }
    }

    /** Sends where the reader reads, as soon as it may. */
    @Actor
    public void writer(II_Result seen) {
        for (int i = 0; i < TRIES; i++) {
            if (frames.write(LATER)) {
                seen.r2++;
            }
        }
    }

    /** Reads until the writer is told. */
    @Actor
    public void reader(II_Result seen) {
        for (int i = 0; i < READ; i++) {
            if (frames.read(i) == Frames.WHOLE) {
                seen.r1++;
            }
        }
    }
}
