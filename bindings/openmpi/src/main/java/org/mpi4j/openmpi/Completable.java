package org.mpi4j.openmpi;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.Status;
import org.mpi4j.raw.OpenMpi;

/**
 * A request as the calls that complete it see it. Two threads must not give its handle to MPI at
 * the same time, since one call may free it while the other uses it.
 */
interface Completable {
    /** The library's handle. */
    long handle();

    /**
     * Claims the handle for a call.
     *
     * @return false if another thread is in a call with it
     */
    boolean tryEnter();

    /** After a call that has not completed it. */
    void leave();

    /** As {@link org.mpi4j.Request#isComplete()}. */
    boolean isComplete();

    /**
     * What the program is told when the operation is done.
     *
     * @param status what MPI said
     */
    Status told(Status status);

    /**
     * Completes it without a call if the library has done with it.
     *
     * @return whether it is complete
     */
    default boolean completeIfOver() {
        return false;
    }

    /**
     * Says how its message gets to where it belongs, if C can copy it.
     *
     * @param scratch where to put it, see {@link Scratch#putWay}
     * @param index which of several requests it is
     * @return false if Java has to copy it, or nothing has to be copied
     */
    default boolean putWay(Scratch scratch, int index) {
        return false;
    }

    /** Whether the program has asked for it to be cancelled. */
    boolean isCancelAsked();

    /**
     * What the program is told now that the operation is done, cancelled or not.
     *
     * @param scratch where MPI has put the status
     * @param index which of the several statuses there, or {@link Scratch#SINGLE}
     */
    default Status outcome(Scratch scratch, int index) {
        boolean cancelled = isCancelAsked() && Statuses.cancelled(scratch.statusAddress(index));
        return cancelled ? Statuses.ofCancelled() : told(scratch.status(index));
    }

    /** A call that will report an error of it has freed the handle. Precedes {@link #completed}. */
    default void freed() {}

    /**
     * After a call that has completed it.
     *
     * @param code how it ended
     * @param scratch where MPI has put the status
     * @param index which of the several statuses there, or {@link Scratch#SINGLE}
     */
    void completed(int code, Scratch scratch, int index);

    /** Before a call that may complete it. Waits for a thread that is cancelling. */
    default long enter() {
        while (!tryEnter()) {
            Thread.onSpinWait();
        }
        return handle();
    }

    /** MPI_Cancel. */
    default void askToCancel() {
        requireUnderWay();
        if (!tryEnter()) {
            throw new MpiException(ErrorClass.REQUEST, "another thread is completing this request");
        }
        try {
            requireUnderWay();
            Scratch scratch = Scratch.current();
            scratch.handle(handle());
            Errors.check("MPI_Cancel", OpenMpi.MPI_Cancel(scratch.handleAddress()));
        } finally {
            leave();
        }
    }

    private void requireUnderWay() {
        if (isComplete()) {
            throw new MpiException(ErrorClass.REQUEST, "the request is complete already");
        }
    }
}
