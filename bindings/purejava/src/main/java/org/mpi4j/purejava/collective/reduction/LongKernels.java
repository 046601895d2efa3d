package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code long} arrays; results wrap around as in C. */
final class LongKernels {
    private static final long TRUE = 1;
    private static final long FALSE = 0;

    private LongKernels() {}

    static void apply(Op.Builtin op, long[] in, int i, long[] inOut, int o, int count) {
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

    private static void sum(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] > inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void min(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] < inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void land(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 && inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 || inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 ^ inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] &= in[i + k];
        }
    }

    private static void bor(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] |= in[i + k];
        }
    }

    private static void bxor(long[] in, int i, long[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] ^= in[i + k];
        }
    }
}
