package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import org.mpi4j.purejava.stress.Slots;

/** Two words of a window's memory and the words that guard them. */
final class Guarded {
    private static final int LINE = 64;
    private static final int FIRST = LockWords.BYTES;
    private static final int SECOND = FIRST + LINE;
    private static final Slots SLOTS = new Slots(SECOND + LINE);

    final LockWords locks;
    private final ByteBuffer memory = SLOTS.next();

    /** All zero. */
    Guarded() {
        for (int at = 0; at < memory.capacity(); at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        locks = new LockWords(memory.slice(0, LockWords.BYTES));
    }

    /** Adds one to both. */
    void add() {
        memory.putLong(FIRST, memory.getLong(FIRST) + 1);
        memory.putLong(SECOND, memory.getLong(SECOND) + 1);
    }

    int first() {
        return (int) memory.getLong(FIRST);
    }

    int second() {
        return (int) memory.getLong(SECOND);
    }
}
