package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.spi.Memory;

/**
 * Room for messages that arrived before their receive. Direct memory, like the rings, so that the
 * copies in and out stay one kind of code for the compiler. Never given back: its size follows the
 * largest backlog, which the credit of the links bounds.
 */
final class StagingPool {
    private static final int SMALLEST_SHIFT = 6;
    private static final int CLASSES = 16;
    private static final int SLAB = 64 << 10;

    /** A piece of memory. */
    static final class Slot {
        final Memory memory;
        final int at;
        private final int sizeClass;
        private @Nullable Slot next;

        private Slot(Memory memory, int at, int sizeClass) {
            this.memory = memory;
            this.at = at;
            this.sizeClass = sizeClass;
        }
    }

    private final @Nullable Slot[] free = new @Nullable Slot[CLASSES];

    Slot take(int bytes) {
        int sizeClass = sizeClass(bytes);
        Slot slot = free[sizeClass];
        if (slot == null) {
            slot = grow(sizeClass);
        }
        free[sizeClass] = slot.next;
        slot.next = null;
        return slot;
    }

    void give(Slot slot) {
        slot.next = free[slot.sizeClass];
        free[slot.sizeClass] = slot;
    }

    private static int sizeClass(int bytes) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, bytes) - 1);
        return Math.max(0, bits - SMALLEST_SHIFT);
    }

    private Slot grow(int sizeClass) {
        int size = 1 << (sizeClass + SMALLEST_SHIFT);
        int pieces = Math.max(1, SLAB / size);
        Memory slab = Memory.allocateDirect(pieces * size);
        Slot first = new Slot(slab, 0, sizeClass);
        for (int i = 1; i < pieces; i++) {
            Slot more = new Slot(slab, i * size, sizeClass);
            more.next = first.next;
            first.next = more;
        }
        return first;
    }
}
