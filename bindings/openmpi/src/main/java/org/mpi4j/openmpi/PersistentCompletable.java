package org.mpi4j.openmpi;

import org.mpi4j.Status;

/** A persistent request as the calls that complete it see it. */
interface PersistentCompletable extends Completable {
    /** What MPI was given. */
    PersistentOperation operation();

    @Override
    default long handle() {
        return operation().handle();
    }

    @Override
    default boolean tryEnter() {
        return operation().inCall().compareAndSet(false, true);
    }

    @Override
    default void leave() {
        operation().inCall().set(false);
    }

    @Override
    default Status told(Status status) {
        return operation().kind().told(status);
    }

    @Override
    default boolean isCancelAsked() {
        return operation().isCancelAsked();
    }

    @Override
    default void freed() {
        operation().freed();
    }
}
