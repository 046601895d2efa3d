package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Request;

/** A request of the pure-Java backend. What it did is known before the program completes it. */
public abstract class PureRequest extends Request {
    private boolean done;
    private @Nullable RuntimeException error;

    PureRequest() {}

    /**
     * Whether the operation has ended, well or badly. For holders of the engine's lock; never
     * blocks and makes no progress by itself.
     *
     * @return true once ended
     */
    public final boolean isDone() {
        return done;
    }

    /**
     * Why the operation failed.
     *
     * @return the error of an operation that is done, or null if it took place
     */
    public final @Nullable RuntimeException error() {
        return error;
    }

    final void finish() {
        done = true;
    }

    final void finish(RuntimeException why) {
        error = why;
        done = true;
    }
}
