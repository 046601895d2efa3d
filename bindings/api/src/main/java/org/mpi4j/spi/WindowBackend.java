package org.mpi4j.spi;

import java.util.Set;
import org.mpi4j.Datatype;
import org.mpi4j.Group;
import org.mpi4j.Info;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.RemoteAccess;
import org.mpi4j.Request;
import org.mpi4j.Window;
import org.mpi4j.WindowAssertion;
import org.mpi4j.WindowFlavor;
import org.mpi4j.WindowModel;
import org.mpi4j.WindowSegment;
import org.mpi4j.WindowSynchronization;

/**
 * A backend's side of one window, under {@link CheckedWindow}: arguments and epochs are checked.
 * Ranks are never {@link org.mpi4j.Mpi#PROC_NULL}.
 */
public interface WindowBackend {
    /**
     * As {@link RemoteAccess#put(MpiBuffer, int, long, long, Datatype)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     */
    void put(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link RemoteAccess#get(MpiBuffer, int, long, long, Datatype)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     */
    void get(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link RemoteAccess#accumulate(MpiBuffer, int, long, long, Datatype, Op)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @param op predefined
     */
    void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op);

    /**
     * As {@link RemoteAccess#getAccumulate(MpiBuffer, MpiBuffer, int, long, long, Datatype, Op)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param result overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @param op predefined
     */
    void getAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op);

    /**
     * As {@link RemoteAccess#fetchAndOp}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param result overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param op predefined
     */
    void fetchAndOp(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op);

    /**
     * As {@link RemoteAccess#compareAndSwap}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param compare read
     * @param result overwritten
     * @param rank the target
     * @param displacement in the target's units
     */
    void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement);

    /**
     * As {@link RemoteAccess#rput(MpiBuffer, int, long, long, Datatype)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @return the request
     */
    Request rput(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link RemoteAccess#rget(MpiBuffer, int, long, long, Datatype)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @return the request
     */
    Request rget(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link RemoteAccess#raccumulate(MpiBuffer, int, long, long, Datatype, Op)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @param op predefined
     * @return the request
     */
    Request raccumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op);

    /**
     * As {@link RemoteAccess#rgetAccumulate(MpiBuffer, MpiBuffer, int, long, long, Datatype, Op)}.
     *
     * @param origin read, or for {@code get} overwritten
     * @param result overwritten
     * @param rank the target
     * @param displacement in the target's units
     * @param count elements at the target
     * @param type their type
     * @param op predefined
     * @return the request
     */
    Request rgetAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op);

    /**
     * For accesses to nobody.
     *
     * @return a request that is complete
     */
    Request nothing();

    /**
     * As {@link WindowSynchronization#fence(Set)}.
     *
     * @param assertions only such as the call takes
     */
    void fence(Set<WindowAssertion> assertions);

    /**
     * As {@link WindowSynchronization#start(Group, Set)}.
     *
     * @param group members of the window
     * @param assertions only such as the call takes
     */
    void start(Group group, Set<WindowAssertion> assertions);

    /** As {@link WindowSynchronization#complete()}. */
    void complete();

    /**
     * As {@link WindowSynchronization#post(Group, Set)}.
     *
     * @param group members of the window
     * @param assertions only such as the call takes
     */
    void post(Group group, Set<WindowAssertion> assertions);

    /** As {@link WindowSynchronization#await()}. */
    void await();

    /**
     * As {@link WindowSynchronization#test()}.
     *
     * @return whether the epoch was ended
     */
    boolean test();

    /**
     * As {@link WindowSynchronization#lock(LockType, int, Set)}.
     *
     * @param type whether others may hold one too
     * @param rank the target
     * @param assertions only such as the call takes
     */
    void lock(LockType type, int rank, Set<WindowAssertion> assertions);

    /**
     * As {@link WindowSynchronization#unlock}.
     *
     * @param rank the target
     */
    void unlock(int rank);

    /**
     * As {@link WindowSynchronization#lockAll(Set)}.
     *
     * @param assertions only such as the call takes
     */
    void lockAll(Set<WindowAssertion> assertions);

    /** As {@link WindowSynchronization#unlockAll()}. */
    void unlockAll();

    /**
     * As {@link WindowSynchronization#flush}.
     *
     * @param rank the target
     */
    void flush(int rank);

    /** As {@link WindowSynchronization#flushAll()}. */
    void flushAll();

    /**
     * As {@link WindowSynchronization#flushLocal}.
     *
     * @param rank the target
     */
    void flushLocal(int rank);

    /** As {@link WindowSynchronization#flushLocalAll()}. */
    void flushLocalAll();

    /** As {@link WindowSynchronization#sync()}. */
    void sync();

    /**
     * As {@link Window#group()}.
     *
     * @return a new group
     */
    Group group();

    /**
     * As {@link Window#flavor()}.
     *
     * @return the flavour
     */
    WindowFlavor flavor();

    /**
     * As {@link Window#model()}.
     *
     * @return the memory model
     */
    WindowModel model();

    /**
     * As {@link Window#segment()}.
     *
     * @return this rank's memory; not asked of dynamic windows
     */
    WindowSegment segment();

    /**
     * As {@link Window#sharedQuery}.
     *
     * @param rank whose memory
     * @param bytes what the rank has asked for
     * @return the rank's memory
     */
    WindowSegment sharedQuery(int rank, long bytes);

    /**
     * Where memory is.
     *
     * @param memory direct memory
     * @return its address
     */
    long address(MpiBuffer memory);

    /**
     * As {@link Window#attach}.
     *
     * @param memory direct memory, all bytes of it; kept reachable by the caller
     */
    void attach(MpiBuffer memory);

    /**
     * As {@link Window#detach}.
     *
     * @param address where attached memory starts
     */
    void detach(long address);

    /**
     * As {@link Window#name()}.
     *
     * @return the name
     */
    String name();

    /**
     * As {@link Window#setName}.
     *
     * @param name at most 63 bytes in UTF-8
     */
    void setName(String name);

    /**
     * As {@link Window#info()}.
     *
     * @return a copy
     */
    Info info();

    /**
     * As {@link Window#setInfo}.
     *
     * @param info hints
     */
    void setInfo(Info info);

    /** Frees the window. Called once at most, with no epoch open. */
    void close();
}
