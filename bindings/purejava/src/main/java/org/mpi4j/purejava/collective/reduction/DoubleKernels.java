package org.mpi4j.purejava.collective.reduction;

import org.mpi4j.Op;

/**
 * The standard's operations on {@code double} arrays. MAX and MIN are Java's: NaN if either operand
 * is, and -0.0 is below 0.0, so that the result depends neither on the order of the ranks nor on
 * the algorithm. C leaves that to how the comparison is written.
 */
final class DoubleKernels {
    private DoubleKernels() {}

    static void apply(Op.Builtin op, double[] in, double[] inOut, int first, int end) {
        switch (op) {
            case SUM -> sum(in, inOut, first, end);
            case PROD -> prod(in, inOut, first, end);
            case MAX -> max(in, inOut, first, end);
            case MIN -> min(in, inOut, first, end);
            default -> throw new IllegalArgumentException(op + " of floating-point numbers");
        }
    }

    private static void sum(double[] in, double[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] += in[i];
        }
    }

    private static void prod(double[] in, double[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] *= in[i];
        }
    }

    private static void max(double[] in, double[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = Math.max(in[i], inOut[i]);
        }
    }

    private static void min(double[] in, double[] inOut, int first, int end) {
        for (int i = first; i < end; i++) {
            inOut[i] = Math.min(in[i], inOut[i]);
        }
    }
}
