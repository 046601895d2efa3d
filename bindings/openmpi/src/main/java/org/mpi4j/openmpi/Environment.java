package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicReference;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.RequestEngine;

/** What all objects of one initialisation share. */
final class Environment {
    /** The library can be initialised once in the life of a process. */
    private enum Phase {
        BEFORE_INIT,
        INITIALIZING,
        ACTIVE,
        FINALIZED
    }

    private static final AtomicReference<Phase> PHASE = new AtomicReference<>(Phase.BEFORE_INIT);

    private final NativeRequests engine = new NativeRequests(this);
    private final BufferedSends bufferedSends = new BufferedSends(this);
    private final OpenHandles handles = new OpenHandles(JobEnd::fail);
    private volatile boolean active = true;

    /** Claims the one initialisation of this process. */
    static void claim() {
        if (!PHASE.compareAndSet(Phase.BEFORE_INIT, Phase.INITIALIZING)) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "MPI was initialised before in this process; Open MPI allows it once");
        }
    }

    /** The initialisation that was claimed has taken place. */
    static void initialized() {
        PHASE.set(Phase.ACTIVE);
    }

    /** Whether MPI functions can be called. */
    static boolean isMpiActive() {
        return PHASE.get() == Phase.ACTIVE;
    }

    static void requireMpiActive() {
        if (!isMpiActive()) {
            throw new MpiException(ErrorClass.OTHER, "MPI is not initialised, or was finalised");
        }
    }

    /** Refuses a call after finalize: the library would end the process. */
    void requireActive() {
        if (!active) {
            throw new MpiException(ErrorClass.OTHER, "MPI was finalised");
        }
    }

    boolean isActive() {
        return active;
    }

    /**
     * Makes every object of this environment unusable, before MPI_Finalize.
     *
     * @throws MpiException with {@link ErrorClass#OTHER} if it was done before
     */
    void deactivate() {
        if (!PHASE.compareAndSet(Phase.ACTIVE, Phase.FINALIZED)) {
            throw new MpiException(ErrorClass.OTHER, "MPI was finalised before");
        }
        active = false;
        handles.invalidateAll("is used after MPI was finalised");
    }

    OpenHandles handles() {
        return handles;
    }

    BufferedSends bufferedSends() {
        return bufferedSends;
    }

    RequestEngine engine() {
        return engine;
    }
}
