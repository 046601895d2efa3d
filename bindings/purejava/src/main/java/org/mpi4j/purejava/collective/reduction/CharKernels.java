package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code char} arrays; results wrap around as in C. */
final class CharKernels {
    private static final char TRUE = 1;
    private static final char FALSE = 0;

    private CharKernels() {}

    static void apply(Op.Builtin op, char[] in, int i, char[] inOut, int o, int count) {
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

    private static void sum(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] > inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void min(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] < inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void land(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 && inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 || inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 ^ inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] &= in[i + k];
        }
    }

    private static void bor(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] |= in[i + k];
        }
    }

    private static void bxor(char[] in, int i, char[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] ^= in[i + k];
        }
    }
}
