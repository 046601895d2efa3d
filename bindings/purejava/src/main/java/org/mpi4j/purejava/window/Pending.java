package org.mpi4j.purejava.window;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.purejava.matching.Progressable;

/** An access or a lock whose answers are awaited. Guarded by the engine's lock. */
final class Pending implements Progressable {
    /** For accesses that are over when their call returns. */
    static final Pending DONE = new Pending(MpiBuffer.NONE);

    /** Where data that comes back goes. */
    final MpiBuffer result;

    private int missing;
    private @Nullable MpiException error;

    Pending(MpiBuffer result) {
        this.result = result;
    }

    void expect() {
        missing++;
    }

    void answered() {
        missing--;
    }

    void fail(MpiException why) {
        if (error == null) {
            error = why;
        }
    }

    boolean isDone() {
        return missing == 0;
    }

    @Nullable MpiException error() {
        return error;
    }

    @Override
    public boolean advance() {
        if (missing > 0) {
            return false;
        }
        if (error != null) {
            throw error;
        }
        return true;
    }
}
