package org.mpi4j.spi;

import java.util.Optional;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.MpiException;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;

/**
 * What becomes of an operation that is prepared but not waited for.
 *
 * @param <R> the kind of request that comes of it
 */
public final class Initiation<R extends Request> {
    /** It is under way at once. */
    public static final Initiation<Request> NON_BLOCKING =
            new Initiation<>(Request.class, Optional.empty());

    private final Class<R> kind;
    private final Optional<Info> hints;

    private Initiation(Class<R> kind, Optional<Info> hints) {
        this.kind = kind;
        this.hints = hints;
    }

    /**
     * It is to be started by the program, any number of times.
     *
     * @param info hints to the library
     * @return the way
     * @throws MpiException with {@link ErrorClass#INFO} if the hints are null
     */
    public static Initiation<PersistentRequest> persistent(Info info) {
        if (info == null) {
            throw new MpiException(ErrorClass.INFO, "info is null");
        }
        return new Initiation<>(PersistentRequest.class, Optional.of(info));
    }

    /**
     * The hints of a persistent operation.
     *
     * @return empty for one that is under way at once
     */
    public Optional<Info> hints() {
        return hints;
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
