package org.mpi4j.openmpi;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.ThreadLevel;
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

    /** Of a program whose thread level lets one thread call MPI. */
    private static volatile @Nullable Thread onlyCaller;

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

    /**
     * The initialisation that was claimed has taken place, on the calling thread.
     *
     * @param granted what the program may do with threads
     */
    static void initialized(ThreadLevel granted) {
        if (granted == ThreadLevel.SINGLE || granted == ThreadLevel.FUNNELED) {
            onlyCaller = Thread.currentThread();
        }
        PHASE.set(Phase.ACTIVE);
    }

    /**
     * Refuses a thread that must not call MPI: the library takes no locks for it.
     *
     * @throws MpiException with {@link ErrorClass#OTHER}
     */
    static void requireCaller() {
        Thread caller = onlyCaller;
        if (caller != null && caller != Thread.currentThread()) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "thread '"
                            + Thread.currentThread().getName()
                            + "' calls MPI, which was initialised for thread '"
                            + caller.getName()
                            + "' only; ask for ThreadLevel.MULTIPLE or SERIALIZED");
        }
    }

    /** Whether the thread level lets one thread call MPI, which is so once MPI is initialised. */
    static boolean hasOnlyCaller() {
        return onlyCaller != null;
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
