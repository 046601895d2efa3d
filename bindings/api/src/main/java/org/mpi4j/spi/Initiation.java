package org.mpi4j.spi;

import org.mpi4j.Request;

/**
 * What becomes of an operation that is prepared but not waited for.
 *
 * @param <R> the kind of request that comes of it
 */
public final class Initiation<R extends Request> {
    /** It is under way at once. */
    public static final Initiation<Request> NON_BLOCKING = new Initiation<>(Request.class);

    private final Class<R> kind;

    private Initiation(Class<R> kind) {
        this.kind = kind;
    }

    /**
     * For backends: the request as what the caller asked for.
     *
     * @param made the request
     * @return the same request
     */
    public R result(Request made) {
        return kind.cast(made);
    }
}
