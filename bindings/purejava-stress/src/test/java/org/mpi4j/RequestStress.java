package org.mpi4j;

import org.mpi4j.spi.RequestEngine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread that sees a request complete sees its status and the data that it has brought. */
@JCStressTest
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "Not complete yet.")
@Outcome(id = "1, 4", expect = Expect.ACCEPTABLE, desc = "Complete, with all of it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Complete, but not all of it is there.")
@State
public class RequestStress {
    private static final class Receive extends Request {
        void end() {
            complete(new Status(3, 4, 8, false));
        }

        @Override
        protected RequestEngine engine() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {
            throw new UnsupportedOperationException();
        }
    }

    private final Receive request = new Receive();
    private int data;

    /** The thread that completes it. */
    @Actor
    public void completer() {
        data = 1;
        request.end();
    }

    /** A thread that asks. */
    @Actor
    public void asker(II_Result seen) {
        boolean complete = request.isComplete();
        seen.r1 = complete ? data : -1;
        seen.r2 = complete ? request.status().tag() : -1;
    }
}
