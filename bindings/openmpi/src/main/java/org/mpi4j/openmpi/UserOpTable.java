package org.mpi4j.openmpi;

import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.raw.UserOps;

/** Which slot of the native side calls which operation; what is in it stays reachable. */
final class UserOpTable {
    /** What a slot calls. */
    @FunctionalInterface
    interface Combination {
        /**
         * Combines elements; must not throw.
         *
         * @param in address of the operands of lower ranks
         * @param inOut address of those of higher ranks, and of the results
         * @param count number of elements
         * @param datatype the library's handle
         * @param scratch the calling thread's
         */
        void apply(long in, long inOut, int count, long datatype, Scratch scratch);
    }

    private static final int SLOTS = UserOps.slots();
    private static final AtomicReferenceArray<Combination> OPS = new AtomicReferenceArray<>(SLOTS);
    private static final BitSet RESERVED = new BitSet(SLOTS);

    static {
        UserOps.setDispatcher(UserOpTable::dispatch);
    }

    private UserOpTable() {}

    /** Takes a slot that no operation has. */
    static int reserve() {
        synchronized (RESERVED) {
            int slot = RESERVED.nextClearBit(0);
            if (slot >= SLOTS) {
                throw new MpiException(
                        ErrorClass.OP,
                        SLOTS
                                + " operations made of lambdas are in use, no more can be;"
                                + " close those that are not needed");
            }
            RESERVED.set(slot);
            return slot;
        }
    }

    /** Lets the slot call an operation. */
    static void assign(int slot, Combination op) {
        OPS.set(slot, op);
    }

    /** Gives a slot back. */
    static void release(int slot) {
        OPS.set(slot, null);
        synchronized (RESERVED) {
            RESERVED.clear(slot);
        }
    }

    private static void dispatch(int slot, long in, long inOut, int length, long datatype) {
        if (length == 0) {
            return;
        }
        Combination op = Objects.requireNonNull(OPS.get(slot));
        Scratch scratch = Scratch.enterUserFunction();
        try {
            op.apply(in, inOut, length, datatype, scratch);
        } finally {
            scratch.leaveUserFunction();
        }
    }
}
