package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.spi.RequestEngine;

/**
 * A request of the pure-Java backend. The engine ends it as soon as it can, with its lock held; the
 * program learns of it later, when it completes the request.
 */
public abstract class PureRequest extends Request implements Ending {
    final Engine engine;
    private boolean done;
    private Status result = Status.EMPTY;
    private @Nullable RuntimeException error;

    PureRequest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected final RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public void cancel() {
        throw new MpiException(ErrorClass.REQUEST, "this request cannot be cancelled");
    }

    /** What is complete cannot be cancelled. */
    final void requireUnderWay() {
        if (isComplete()) {
            throw new MpiException(ErrorClass.REQUEST, "the request is complete");
        }
    }

    /**
     * Whether the operation has ended, well or badly. For holders of the engine's lock; never
     * blocks and makes no progress by itself.
     *
     * @return true once ended
     */
    @Override
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

    @Override
    public Status result() {
        return result;
    }

    final void finish(Status status) {
        result = status;
        done = true;
    }

    /** It took place; {@link #result} says what it received. */
    final void finish() {
        done = true;
    }

    final void finish(RuntimeException why) {
        error = why;
        done = true;
    }

    /** The outcome, for blocking calls that the program has no request of. */
    final Status outcome() {
        if (error != null) {
            throw error;
        }
        return result();
    }

    /** Hands the outcome to the program. For holders of the engine's lock. */
    @Override
    public final void settle() {
        if (error != null) {
            fail(error);
        } else {
            complete(result());
        }
    }

    /** Makes a request that the program never saw ready for another operation. */
    final void renew() {
        done = false;
        error = null;
        result = Status.EMPTY;
    }

    /**
     * Gives this object back, to be used for another operation. For holders of the engine's lock,
     * when the operation is done and neither they nor the program look at the request any more.
     */
    public void recycle() {
        // Most requests are the program's.
    }
}
