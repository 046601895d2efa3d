package org.mpi4j;

import java.util.Set;

/**
 * When accesses to a {@link Window} may be made and when they are complete.
 *
 * <p>Accesses are made inside an access epoch, opened and ended in one of three ways: by {@link
 * #fence()} at all ranks; by {@link #start(Group)} and {@link #complete()} at those who access,
 * {@link #post(Group)} and {@link #await()} at those who are accessed; or by {@link #lock(LockType,
 * int)} and {@link #unlock(int)}, {@link #lockAll()} and {@link #unlockAll()}, where the rank that
 * is accessed takes no part. Ending the epoch completes the accesses: origin buffers may be used
 * again and results are where they should be. Within a lock, {@code flush} does the same.
 *
 * <p>A call that does not fit the epochs that are open at this rank is refused with {@link
 * ErrorClass#RMA_SYNC}; each assertion is only taken by the calls that it names, others are refused
 * with {@link ErrorClass#ASSERT}.
 *
 * @see "MPI 4.1 section 12.5, synchronization calls"
 */
public interface WindowSynchronization {
    /**
     * Ends an epoch of all ranks and begins the next. Collective.
     *
     * @param assertions any of {@link WindowAssertion#NOSTORE}, {@link WindowAssertion#NOPUT},
     *     {@link WindowAssertion#NOPRECEDE} and {@link WindowAssertion#NOSUCCEED}
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} inside another kind of epoch, {@link
     *     ErrorClass#ASSERT} if an assertion is null, not taken, or {@code NOPRECEDE} after
     *     accesses
     * @see "MPI_Win_fence, MPI 4.1 section 12.5.1"
     */
    void fence(Set<WindowAssertion> assertions);

    /** As {@link #fence(Set)} without assertions. */
    default void fence() {
        fence(Set.of());
    }

    /**
     * Begins an epoch in which this rank accesses the memory of some ranks. May wait for them.
     *
     * @param targets the ranks to be accessed, as a group of members of the window
     * @param assertions may be {@link WindowAssertion#NOCHECK}
     * @throws MpiException with {@link ErrorClass#GROUP} if the group is null, closed or has
     *     members that the window has not, {@link ErrorClass#RMA_SYNC} inside another access epoch,
     *     {@link ErrorClass#ASSERT} if an assertion is null or not taken
     * @see "MPI_Win_start, MPI 4.1 section 12.5.2"
     */
    void start(Group targets, Set<WindowAssertion> assertions);

    /**
     * As {@link #start(Group, Set)} without assertions.
     *
     * @param targets the ranks to be accessed
     */
    default void start(Group targets) {
        start(targets, Set.of());
    }

    /**
     * Ends the epoch that {@link #start(Group)} began and completes its accesses at this rank.
     *
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if there is none
     * @see "MPI_Win_complete, MPI 4.1 section 12.5.2"
     */
    void complete();

    /**
     * Begins an epoch in which some ranks may access this rank's memory.
     *
     * @param origins the ranks that will access it, as a group of members of the window
     * @param assertions any of {@link WindowAssertion#NOCHECK}, {@link WindowAssertion#NOSTORE} and
     *     {@link WindowAssertion#NOPUT}
     * @throws MpiException with {@link ErrorClass#GROUP} if the group is null, closed or has
     *     members that the window has not, {@link ErrorClass#RMA_SYNC} if this rank has posted
     *     already or has locked its own memory, {@link ErrorClass#ASSERT} if an assertion is null
     *     or not taken
     * @see "MPI_Win_post, MPI 4.1 section 12.5.2"
     */
    void post(Group origins, Set<WindowAssertion> assertions);

    /**
     * As {@link #post(Group, Set)} without assertions.
     *
     * @param origins the ranks that will access it
     */
    default void post(Group origins) {
        post(origins, Set.of());
    }

    /**
     * Waits until all origins have completed, and ends the epoch that {@link #post(Group)} began.
     * The standard's name, wait, is taken in Java.
     *
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if there is none
     * @see "MPI_Win_wait, MPI 4.1 section 12.5.2"
     */
    void await();

    /**
     * Ends the epoch that {@link #post(Group)} began if all origins have completed.
     *
     * @return whether it was ended
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if there is none
     * @see "MPI_Win_test, MPI 4.1 section 12.5.2"
     */
    boolean test();

    /**
     * Begins an epoch in which this rank accesses the memory of one rank, which takes no part. May
     * be held for several ranks at once. May wait for other origins.
     *
     * @param type whether others may hold a lock too
     * @param rank the rank to be accessed; with {@link Mpi#PROC_NULL} nothing happens
     * @param assertions may be {@link WindowAssertion#NOCHECK}
     * @throws MpiException with {@link ErrorClass#LOCKTYPE} if the type is null, {@link
     *     ErrorClass#RANK} if there is no such rank, {@link ErrorClass#RMA_SYNC} if the rank is
     *     locked by this one already or an epoch of another kind is open, {@link ErrorClass#ASSERT}
     *     if an assertion is null or not taken
     * @see "MPI_Win_lock, MPI 4.1 section 12.5.3"
     */
    void lock(LockType type, int rank, Set<WindowAssertion> assertions);

    /**
     * As {@link #lock(LockType, int, Set)} without assertions.
     *
     * @param type whether others may hold a lock too
     * @param rank the rank to be accessed
     */
    default void lock(LockType type, int rank) {
        lock(type, rank, Set.of());
    }

    /**
     * Ends the epoch that {@link #lock(LockType, int)} began and completes its accesses, at this
     * rank and at the target.
     *
     * @param rank the rank that was locked; with {@link Mpi#PROC_NULL} nothing happens
     * @throws MpiException with {@link ErrorClass#RANK} if there is no such rank, {@link
     *     ErrorClass#RMA_SYNC} if it is not locked
     * @see "MPI_Win_unlock, MPI 4.1 section 12.5.3"
     */
    void unlock(int rank);

    /**
     * Begins an epoch in which this rank accesses the memory of any rank, with shared locks.
     *
     * @param assertions may be {@link WindowAssertion#NOCHECK}
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if an epoch is open, {@link
     *     ErrorClass#ASSERT} if an assertion is null or not taken
     * @see "MPI_Win_lock_all, MPI 4.1 section 12.5.3"
     */
    void lockAll(Set<WindowAssertion> assertions);

    /** As {@link #lockAll(Set)} without assertions. */
    default void lockAll() {
        lockAll(Set.of());
    }

    /**
     * Ends the epoch that {@link #lockAll()} began and completes its accesses, at this rank and at
     * the targets.
     *
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if there is none
     * @see "MPI_Win_unlock_all, MPI 4.1 section 12.5.3"
     */
    void unlockAll();

    /**
     * Completes the accesses to a locked rank, at this rank and at the target.
     *
     * @param rank the target; with {@link Mpi#PROC_NULL} nothing happens
     * @throws MpiException with {@link ErrorClass#RANK} if there is no such rank, {@link
     *     ErrorClass#RMA_SYNC} if it is not locked
     * @see "MPI_Win_flush, MPI 4.1 section 12.5.4"
     */
    void flush(int rank);

    /**
     * Completes the accesses to all locked ranks, at this rank and at the targets.
     *
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if none is locked
     * @see "MPI_Win_flush_all, MPI 4.1 section 12.5.4"
     */
    void flushAll();

    /**
     * Completes the accesses to a locked rank at this rank: its buffers may be used again.
     *
     * @param rank the target; with {@link Mpi#PROC_NULL} nothing happens
     * @throws MpiException with {@link ErrorClass#RANK} if there is no such rank, {@link
     *     ErrorClass#RMA_SYNC} if it is not locked
     * @see "MPI_Win_flush_local, MPI 4.1 section 12.5.4"
     */
    void flushLocal(int rank);

    /**
     * Completes the accesses to all locked ranks at this rank: its buffers may be used again.
     *
     * @throws MpiException with {@link ErrorClass#RMA_SYNC} if none is locked
     * @see "MPI_Win_flush_local_all, MPI 4.1 section 12.5.4"
     */
    void flushLocalAll();

    /**
     * Makes this rank's own stores into its memory visible to others, and their accesses to its
     * loads. It completes nothing.
     *
     * @see "MPI_Win_sync, MPI 4.1 section 12.5.4"
     */
    void sync();
}
