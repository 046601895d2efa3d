package org.mpi4j.purejava.collective.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Primitive;

/** Every predefined operation on every primitive that it accepts, element by element. */
class KernelsTest {
    private static final int LENGTH = 203;
    private static final int FIRST = 5;
    private static final int COUNT = 190;

    static Stream<Arguments> accepted() {
        return Stream.of(
                        Op.SUM, Op.PROD, Op.MAX, Op.MIN, Op.LAND, Op.LOR, Op.LXOR, Op.BAND, Op.BOR,
                        Op.BXOR)
                .flatMap(
                        op ->
                                Arrays.stream(Primitive.values())
                                        .filter(p -> op.accepts(Datatype.of(p)))
                                        .map(p -> Arguments.of(op, p)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("accepted")
    void combinesElementByElementAndNothingElse(Op op, Primitive primitive) {
        Object in = random(primitive, 1);
        Object inOut = random(primitive, 2);
        Object before = random(primitive, 2);
        Reduction reduction = Reduction.of(op, Datatype.of(primitive));
        reduction.apply(operand(in), operand(inOut));
        for (int i = 0; i < LENGTH; i++) {
            Object old = Array.get(before, i);
            boolean inside = i >= FIRST && i < FIRST + COUNT;
            Object expected = inside ? oracle(op, Array.get(in, i), old) : old;
            assertEquals(expected, Array.get(inOut, i), op + " of " + primitive + " at " + i);
        }
    }

    private static Operand operand(Object array) {
        return new Operand(array, FIRST, MpiBuffer.buffer(new byte[COUNT]));
    }

    /** Small and extreme values; a third of the integers are 0, for the logical operations. */
    private static Object random(Primitive primitive, int seed) {
        Random random = new Random(seed);
        Object array = Array.newInstance(type(primitive), LENGTH);
        double[] special = {Double.NaN, -0.0, 0.0, 1.5, -7e300, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < LENGTH; i++) {
            long whole = random.nextInt(3) == 0 ? 0 : random.nextLong();
            double real = random.nextBoolean() ? special[random.nextInt(6)] : random.nextGaussian();
            Array.set(array, i, value(primitive, whole, real));
        }
        return array;
    }

    private static Class<?> type(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> byte.class;
            case BOOLEAN -> boolean.class;
            case CHAR -> char.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
        };
    }

    private static Object value(Primitive primitive, long whole, double real) {
        return switch (primitive) {
            case BYTE -> (byte) whole;
            case BOOLEAN -> (whole & 1) != 0;
            case CHAR -> (char) whole;
            case SHORT -> (short) whole;
            case INT -> (int) whole;
            case LONG -> whole;
            case FLOAT -> (float) real;
            case DOUBLE -> real;
        };
    }

    /** In 64 bits, then cut to the width of the operands: what wrapping around means. */
    private static Object oracle(Op op, Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return real(op, x, y);
        } else if (a instanceof Float x && b instanceof Float y) {
            // The sum and product of two floats are exact enough in double to be rounded once.
            return (float) real(op, x, y);
        } else if (a instanceof Boolean x && b instanceof Boolean y) {
            return whole(op, x ? 1 : 0, y ? 1 : 0) != 0;
        } else if (a instanceof Character x && b instanceof Character y) {
            return (char) whole(op, x, y);
        }
        long result = whole(op, ((Number) a).longValue(), ((Number) b).longValue());
        if (a instanceof Byte) {
            return (byte) result;
        } else if (a instanceof Short) {
            return (short) result;
        } else if (a instanceof Integer) {
            return (int) result;
        }
        return result;
    }

    private static long whole(Op op, long a, long b) {
        return switch (op.builtin().orElseThrow()) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case LAND -> a != 0 && b != 0 ? 1 : 0;
            case LOR -> a != 0 || b != 0 ? 1 : 0;
            case LXOR -> (a != 0) ^ (b != 0) ? 1 : 0;
            case BAND -> a & b;
            case BOR -> a | b;
            case BXOR -> a ^ b;
            default -> throw new AssertionError(op);
        };
    }

    private static double real(Op op, double a, double b) {
        return switch (op.builtin().orElseThrow()) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            default -> throw new AssertionError(op);
        };
    }

    @Test
    void integersWrapAround() {
        byte[] bytes = {127};
        ByteKernels.apply(Op.Builtin.SUM, new byte[] {1}, bytes, 0, 1);
        assertEquals(-128, bytes[0]);
        char[] chars = {65535};
        CharKernels.apply(Op.Builtin.SUM, new char[] {2}, chars, 0, 1);
        assertEquals(1, chars[0]);
        CharKernels.apply(Op.Builtin.MAX, new char[] {40000}, chars, 0, 1);
        assertEquals(40000, chars[0], "unsigned");
    }
}
