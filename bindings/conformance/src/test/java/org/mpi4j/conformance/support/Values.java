package org.mpi4j.conformance.support;

import java.nio.ByteBuffer;
import org.mpi4j.Primitive;

/** Test values of every primitive, each held as the bits of a {@code long}. */
public final class Values {
    private Values() {}

    /** The n-th test value: different for neighbours, with all bytes in use. */
    public static long bits(Primitive primitive, int n) {
        long mixed = n * 0x9E3779B97F4A7C15L;
        return switch (primitive) {
            case BYTE -> (byte) (n * 37 + 11);
            case BOOLEAN -> (mixed >>> 40) & 1;
            case CHAR -> (char) (n * 40503 + 7);
            case SHORT -> (short) (n * 40503 + 7);
            case INT -> (int) (mixed >>> 16);
            case LONG -> mixed;
            case FLOAT -> Float.floatToRawIntBits(n * 0.25f - 7);
            case DOUBLE -> Double.doubleToRawLongBits(n * 0.37 - 11);
        };
    }

    /** What lies around the elements of a test: not the value of a neighbour. */
    public static long guard(Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> 1;
            case FLOAT -> Float.floatToRawIntBits(-12345.5f);
            case DOUBLE -> Double.doubleToRawLongBits(-12345.25);
            case CHAR -> 0xA5A5;
            default -> -91;
        };
    }

    public static long read(ByteBuffer from, Primitive primitive, int index) {
        int at = index * primitive.bytes();
        return switch (primitive) {
            case BYTE, BOOLEAN -> from.get(at);
            case CHAR -> from.getChar(at);
            case SHORT -> from.getShort(at);
            case INT, FLOAT -> from.getInt(at);
            case LONG, DOUBLE -> from.getLong(at);
        };
    }

    public static void write(ByteBuffer to, Primitive primitive, int index, long bits) {
        int at = index * primitive.bytes();
        switch (primitive) {
            case BYTE, BOOLEAN -> to.put(at, (byte) bits);
            case CHAR -> to.putChar(at, (char) bits);
            case SHORT -> to.putShort(at, (short) bits);
            case INT, FLOAT -> to.putInt(at, (int) bits);
            case LONG, DOUBLE -> to.putLong(at, bits);
        }
    }
}
