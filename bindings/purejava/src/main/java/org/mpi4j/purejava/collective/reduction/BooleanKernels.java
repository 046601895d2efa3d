package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's logical operations on {@code boolean} arrays. */
final class BooleanKernels {
    private BooleanKernels() {}

    static void apply(Op.Builtin op, boolean[] in, boolean[] inOut, int first, int end) {
        switch (op) {
            case LAND -> {
                for (int i = first; i < end; i++) {
                    inOut[i] &= in[i];
                }
            }
            case LOR -> {
                for (int i = first; i < end; i++) {
                    inOut[i] |= in[i];
                }
            }
            case LXOR -> {
                for (int i = first; i < end; i++) {
                    inOut[i] ^= in[i];
                }
            }
            default -> throw new IllegalArgumentException(op + " of booleans");
        }
    }
}
