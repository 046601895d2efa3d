package org.mpi4j.purejava.window;

import org.mpi4j.Datatype;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.reduction.PackedReduction;
import org.mpi4j.spi.Memory;

/** Memory of one thread in which elements are packed and combined. */
final class Staging {
    /** A multiple of the size of every predefined type. */
    static final int BYTES = 48 << 10;

    private static final ThreadLocal<Staging> CURRENT = ThreadLocal.withInitial(Staging::new);

    /** What is in the window. */
    final Memory there = Memory.allocateDirect(BYTES);

    /** What comes from the origin. */
    final Memory given = Memory.allocateDirect(BYTES);

    private final PackedReduction reduction = new PackedReduction();

    private Staging() {}

    static Staging current() {
        return CURRENT.get();
    }

    /** Whether what is given is what is there, bit by bit. */
    boolean isEqual(int bytes) {
        for (int i = 0; i < bytes; i++) {
            if (given.bytes().get(i) != there.bytes().get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Combines what is given into what is there. */
    void combine(Op op, Datatype element, int bytes) {
        reduction.apply(op, element, given, there, bytes);
    }
}
