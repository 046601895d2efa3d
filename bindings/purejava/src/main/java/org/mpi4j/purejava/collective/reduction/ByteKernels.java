package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/** The standard's operations on {@code byte} arrays; results wrap around as in C. */
final class ByteKernels {
    private static final byte TRUE = 1;
    private static final byte FALSE = 0;

    private ByteKernels() {}

    static void apply(Op.Builtin op, byte[] in, int i, byte[] inOut, int o, int count) {
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

    private static void sum(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] > inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void min(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] < inOut[o + k] ? in[i + k] : inOut[o + k];
        }
    }

    private static void land(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 && inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lor(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 || inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void lxor(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = in[i + k] != 0 ^ inOut[o + k] != 0 ? TRUE : FALSE;
        }
    }

    private static void band(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] &= in[i + k];
        }
    }

    private static void bor(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] |= in[i + k];
        }
    }

    private static void bxor(byte[] in, int i, byte[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] ^= in[i + k];
        }
    }
}
