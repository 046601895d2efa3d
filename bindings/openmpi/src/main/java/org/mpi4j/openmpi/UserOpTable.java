package org.mpi4j.openmpi;

import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.raw.UserOps;

/** Which slot of the native side calls which operation; what is in it stays reachable. */
final class UserOpTable {
    private static final int SLOTS = UserOps.slots();
    private static final AtomicReferenceArray<NativeOp> OPS = new AtomicReferenceArray<>(SLOTS);
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
    static void assign(int slot, NativeOp op) {
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
        NativeOp op = Objects.requireNonNull(OPS.get(slot));
        Scratch scratch = Scratch.enterUserFunction();
        try {
            op.apply(in, inOut, length, datatype);
        } finally {
            scratch.leaveUserFunction();
        }
    }
}
