package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's logical operations on {@code boolean} arrays. */
final class BooleanKernels {
    private BooleanKernels() {}

    static void apply(Op.Builtin op, boolean[] in, int i, boolean[] inOut, int o, int count) {
        switch (op) {
            case LAND -> {
                for (int k = 0; k < count; k++) {
                    inOut[o + k] &= in[i + k];
                }
            }
            case LOR -> {
                for (int k = 0; k < count; k++) {
                    inOut[o + k] |= in[i + k];
                }
            }
            case LXOR -> {
                for (int k = 0; k < count; k++) {
                    inOut[o + k] ^= in[i + k];
                }
            }
            default -> throw new IllegalArgumentException(op + " of booleans");
        }
    }
}
