package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/**
 * The standard's operations on {@code double} arrays. MAX and MIN are Java's: NaN if either operand
 * is, and -0.0 is below 0.0, so that the result depends neither on the order of the ranks nor on
 * the algorithm. C leaves that to how the comparison is written.
 */
final class DoubleKernels {
    private DoubleKernels() {}

    static void apply(Op.Builtin op, double[] in, int i, double[] inOut, int o, int count) {
        switch (op) {
            case SUM -> sum(in, i, inOut, o, count);
            case PROD -> prod(in, i, inOut, o, count);
            case MAX -> max(in, i, inOut, o, count);
            case MIN -> min(in, i, inOut, o, count);
            default -> throw new IllegalArgumentException(op + " of floating-point numbers");
        }
    }

    private static void sum(double[] in, int i, double[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] += in[i + k];
        }
    }

    private static void prod(double[] in, int i, double[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] *= in[i + k];
        }
    }

    private static void max(double[] in, int i, double[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = Math.max(in[i + k], inOut[o + k]);
        }
    }

    private static void min(double[] in, int i, double[] inOut, int o, int count) {
        for (int k = 0; k < count; k++) {
            inOut[o + k] = Math.min(in[i + k], inOut[o + k]);
        }
    }
}
