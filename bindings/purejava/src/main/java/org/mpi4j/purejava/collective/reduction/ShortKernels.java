package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code short} arrays; results wrap around as in C. */
final class ShortKernels {
    private static final short TRUE = 1;
    private static final short FALSE = 0;

    private ShortKernels() {}

    static void apply(Op.Builtin op, short[] in, int i, short[] inOut, int o, int count) {
        switch (op) {
            case SUM -> sum(in, i, inOut, o, count);
            case PROD -> prod(in, i, inOut, o, count);
            case MAX -> max(in, i, inOut, o, count);
            case MIN -> min(in, i, inOut, o, count);
            case LAND -> land(in, i, inOut, o, count);
            case LOR -> lor(in, i, inOut, o, count);
            case LXOR -> lxor(in, i, inOut, o, count);
            case BAND -> band(in, i, inOut, o, count);
            case BOR -> bor(in, i, inOut, o, count);
            case BXOR -> bxor(in, i, inOut, o, count);
        }
    }

    private static void sum(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] > inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void min(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] < inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void land(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 && inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 || inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 ^ inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] &= in[i + k];
        }
    }

    private static void bor(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] |= in[i + k];
        }
    }

    private static void bxor(short[] in, int i, short[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] ^= in[i + k];
        }
    }
}
