package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code short} arrays; results wrap around as in C. */
final class ShortKernels {
    private static final short TRUE = 1;
    private static final short FALSE = 0;

    private ShortKernels() {}

    static void apply(Op.Builtin op, short[] in, short[] inOut, int first, int end) {
        switch (op) {
            case SUM -> sum(in, inOut, first, end);
            case PROD -> prod(in, inOut, first, end);
            case MAX -> max(in, inOut, first, end);
            case MIN -> min(in, inOut, first, end);
            case LAND -> land(in, inOut, first, end);
            case LOR -> lor(in, inOut, first, end);
            case LXOR -> lxor(in, inOut, first, end);
            case BAND -> band(in, inOut, first, end);
            case BOR -> bor(in, inOut, first, end);
            case BXOR -> bxor(in, inOut, first, end);
            default -> throw new IllegalArgumentException(op + " of plain numbers");
        }
    }

    private static void sum(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] += in[i];
        }
    }

    private static void prod(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] *= in[i];
        }
    }

    private static void max(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = in[i] > inOut[i] ? in[i] : inOut[i];
        }
    }

    private static void min(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = in[i] < inOut[i] ? in[i] : inOut[i];
        }
    }

    private static void land(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = in[i] != 0 && inOut[i] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = in[i] != 0 || inOut[i] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = in[i] != 0 ^ inOut[i] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] &= in[i];
        }
    }

    private static void bor(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] |= in[i];
        }
    }

    private static void bxor(short[] in, short[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] ^= in[i];
        }
    }
}
