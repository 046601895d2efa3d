package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code int} arrays; results wrap around as in C. */
final class IntKernels {
    private static final int TRUE = 1;
    private static final int FALSE = 0;

    private IntKernels() {}

    static void apply(Op.Builtin op, int[] in, int i, int[] inOut, int o, int count) {
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

    private static void sum(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] > inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void min(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] < inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void land(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 && inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 || inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 ^ inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] &= in[i + k];
        }
    }

    private static void bor(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] |= in[i + k];
        }
    }

    private static void bxor(int[] in, int i, int[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] ^= in[i + k];
        }
    }
}
