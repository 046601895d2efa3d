package org.mpi4j.conformance.support;

import org.mpi4j.Op;
import org.mpi4j.Primitive;

/** The standard's operations on single values, computed without any backend. */
public final class Oracle {
    private Oracle() {}

    /** {@code a op b}, as bits of the primitive. */
    public static long combine(Op op, Primitive primitive, long a, long b) {
        return switch (primitive) {
            case FLOAT ->
                    Float.floatToRawIntBits(
                            (float)
                                    real(
                                            op,
                                            Float.intBitsToFloat((int) a),
                                            Float.intBitsToFloat((int) b)));
            case DOUBLE ->
                    Double.doubleToRawLongBits(
                            real(op, Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
            case BYTE -> (byte) integer(op, a, b);
            case CHAR -> (char) integer(op, a, b);
            case SHORT -> (short) integer(op, a, b);
            case INT -> (int) integer(op, a, b);
            case LONG, BOOLEAN -> integer(op, a, b);
        };
    }

    private static long integer(Op op, long a, long b) {
        return switch (op.builtin().orElseThrow()) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LAND -> a != 0 && b != 0 ? 1 : 0;
            case LOR -> a != 0 || b != 0 ? 1 : 0;
            case LXOR -> (a != 0) != (b != 0) ? 1 : 0;
            case BAND -> a & b;
            case BOR -> a | b;
            case BXOR -> a ^ b;
            default -> throw new IllegalArgumentException(op + " of plain numbers");
        };
    }

    private static double real(Op op, double a, double b) {
        return switch (op.builtin().orElseThrow()) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            default -> throw new IllegalArgumentException(op + " of floating point numbers");
        };
    }

    /** The operand of a rank: small enough for exact sums and products of real numbers. */
    public static long operand(Primitive primitive, int rank, int index) {
        int small = (rank * 5 + index * 3) % 7 - 2;
        return switch (primitive) {
            case FLOAT -> Float.floatToRawIntBits(small * 0.5f + 1);
            case DOUBLE -> Double.doubleToRawLongBits(small * 0.5 + 1);
            // Zeros now and then, for the logical operations.
            default ->
                    (rank + index) % 4 == 3 && small != 1
                            ? 0
                            : Values.bits(primitive, rank * 31 + index);
        };
    }

    /** Operands of ranks {@code first} to {@code last} combined, in rank order. */
    public static long fold(Op op, Primitive primitive, int first, int last, int index) {
        long result = operand(primitive, first, index);
        for (int rank = first + 1; rank <= last; rank++) {
            result = combine(op, primitive, result, operand(primitive, rank, index));
        }
        return result;
    }
}
