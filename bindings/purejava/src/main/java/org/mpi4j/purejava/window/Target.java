package org.mpi4j.purejava.window;

import org.mpi4j.Datatype;
import org.mpi4j.LockType;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;

/** One rank as the target of this rank's accesses. Buffers are not at raw addresses. */
interface Target {
    /** Writes elements; the origin may be changed afterwards. */
    void put(MpiBuffer origin, long displacement, long count, Datatype type);

    /** Reads elements. */
    Pending get(MpiBuffer origin, long displacement, long count, Datatype type, Asker asker);

    /** Combines elements; the origin may be changed afterwards. */
    void accumulate(MpiBuffer origin, long displacement, long count, Datatype type, Op op);

    /** Combines elements and reads what was there; the origin may be changed afterwards. */
    Pending fetch(Fetch fetch, long displacement, long count, Datatype type, Asker asker);

    /** Combines one element and reads what was there. */
    void fetchAndOp(MpiBuffer origin, MpiBuffer result, long displacement, Op op);

    /** Replaces one element if it is equal to another. */
    void compareAndSwap(MpiBuffer origin, MpiBuffer compare, MpiBuffer result, long displacement);

    /** Waits for the lock. */
    void lock(LockType type);

    /** Completes all accesses and gives the lock back. */
    void unlock(LockType type);

    /** Completes all accesses. */
    void flush();

    /** Completes all accesses at this rank. */
    void flushLocal();

    /** Who is told if an access fails. */
    enum Asker {
        /** A request of its own. */
        REQUEST,
        /** The next synchronisation. */
        EPOCH
    }

    /**
     * What is combined, and where the elements before go.
     *
     * @param origin NONE with {@link Op#NO_OP} if there is nothing to combine
     */
    record Fetch(MpiBuffer origin, MpiBuffer result, Op op) {}
}
