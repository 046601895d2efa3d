package org.mpi4j.openmpi;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.TypeConstructor;

/**
 * The operands of one-sided accesses to one rank that MPI may have under way. They are kept until a
 * synchronisation has completed them; then results are copied to arrays, and all is let go of.
 *
 * <p>An access is made between {@link #enter} and {@link #leave}, so that whatever a flush finds
 * here was given to MPI before it. Operands are used again, so that accesses allocate nothing.
 */
final class PendingAccesses {
    /** More accesses than this are completed from time to time, where that is allowed. */
    private static final int MANY = 1024;

    /** So are copies of arrays that take more than this, in bytes. */
    private static final long MUCH = 64L << 20;

    private static final int INITIAL = 16;

    /** None where one thread calls MPI: that other threads do not is checked instead. */
    private final @Nullable Lock lock = Environment.hasOnlyCaller() ? null : new ReentrantLock();

    private @Nullable Operand[] operands = {};
    private int first;
    private int end;
    private long settled;
    private long stagedBytes;

    /** How arrays are copied: the library combines pairs with the gaps that they have. */
    static Form form(MpiBuffer buffer) {
        boolean pairs = buffer.datatype().constructor() instanceof TypeConstructor.Pair;
        return pairs ? Form.AS_STORED : Form.PACKED;
    }

    /** No other thread makes or completes accesses to this rank until {@link #leave}. */
    void enter() {
        if (lock == null) {
            Environment.requireCaller();
        } else {
            lock.lock();
        }
    }

    void leave() {
        if (lock != null) {
            lock.unlock();
        }
    }

    /** Binds what MPI only reads. */
    Operand input(MpiBuffer from) {
        Operand same = lastDirectly(from);
        if (same != null) {
            return same;
        }
        Operand bound = next();
        bound.input(from, form(from));
        return added(bound);
    }

    /** Binds what MPI overwrites. */
    Operand output(MpiBuffer to) {
        Operand same = lastDirectly(to);
        if (same != null) {
            return same;
        }
        Operand bound = next();
        bound.output(to, form(to));
        return added(bound);
    }

    /** Where the next operand will be; for {@link #undo}. */
    int mark() {
        return end;
    }

    /** Lets go of operands whose access MPI has refused. */
    void undo(int mark) {
        while (end > mark) {
            end--;
            operandAt(end).release();
        }
    }

    /** How many operands were added ever; for {@link #settle}. */
    long issued() {
        enter();
        try {
            return settled + end - first;
        } finally {
            leave();
        }
    }

    /** Whether it is time to complete some. A hint, which needs no {@link #enter}. */
    boolean isFull() {
        return end - first >= MANY || stagedBytes >= MUCH;
    }

    /** MPI has completed the accesses up to a number: brings out their results, lets go of them. */
    void settle(long issued) {
        enter();
        try {
            settleUpTo(issued);
        } finally {
            if (first == end) {
                first = 0;
                end = 0;
                shrink();
            }
            leave();
        }
    }

    private void settleUpTo(long issued) {
        while (settled < issued) {
            Operand next = operandAt(first);
            first++;
            settled++;
            stagedBytes -= next.stagedBytes();
            try {
                next.finish();
            } finally {
                next.release();
            }
        }
    }

    /** Lets go of everything without bringing out results. */
    void drop() {
        enter();
        try {
            while (first < end) {
                operandAt(first).release();
                first++;
                settled++;
            }
            stagedBytes = 0;
        } finally {
            leave();
        }
    }

    /** A program that uses one buffer again and again leaves one operand. */
    private @Nullable Operand lastDirectly(MpiBuffer buffer) {
        if (end > first) {
            Operand last = operandAt(end - 1);
            return last.isDirectly(buffer) ? last : null;
        }
        return null;
    }

    private Operand next() {
        if (end == operands.length) {
            operands = Arrays.copyOf(operands, Math.max(INITIAL, 2 * end));
        }
        Operand unused = operands[end];
        if (unused == null) {
            unused = new Operand(null);
            operands[end] = unused;
        }
        return unused;
    }

    private Operand added(Operand bound) {
        end++;
        stagedBytes += bound.stagedBytes();
        return bound;
    }

    private Operand operandAt(int index) {
        Operand found = operands[index];
        if (found == null) {
            throw new IllegalStateException("no operand at " + index);
        }
        return found;
    }

    private void shrink() {
        if (operands.length > MANY) {
            operands = Arrays.copyOf(operands, MANY);
        }
    }
}
