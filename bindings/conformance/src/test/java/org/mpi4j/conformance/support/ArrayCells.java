package org.mpi4j.conformance.support;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;

/** A primitive array, given to calls as itself or wrapped in an NIO buffer. */
final class ArrayCells implements Cells {
    private final Primitive primitive;
    private final StorageKind kind;
    private final Object array;

    ArrayCells(Primitive primitive, StorageKind kind, int length) {
        this.primitive = primitive;
        this.kind = kind;
        this.array =
                switch (primitive) {
                    case BYTE -> new byte[length];
                    case BOOLEAN -> new boolean[length];
                    case CHAR -> new char[length];
                    case SHORT -> new short[length];
                    case INT -> new int[length];
                    case LONG -> new long[length];
                    case FLOAT -> new float[length];
                    case DOUBLE -> new double[length];
                };
    }

    @Override
    public long get(int index) {
        return switch (primitive) {
            case BYTE -> ((byte[]) array)[index];
            case BOOLEAN -> ((boolean[]) array)[index] ? 1 : 0;
            case CHAR -> ((char[]) array)[index];
            case SHORT -> ((short[]) array)[index];
            case INT -> ((int[]) array)[index];
            case LONG -> ((long[]) array)[index];
            case FLOAT -> Float.floatToRawIntBits(((float[]) array)[index]);
            case DOUBLE -> Double.doubleToRawLongBits(((double[]) array)[index]);
        };
    }

    @Override
    public void set(int index, long bits) {
        switch (primitive) {
            case BYTE -> ((byte[]) array)[index] = (byte) bits;
            case BOOLEAN -> ((boolean[]) array)[index] = bits != 0;
            case CHAR -> ((char[]) array)[index] = (char) bits;
            case SHORT -> ((short[]) array)[index] = (short) bits;
            case INT -> ((int[]) array)[index] = (int) bits;
            case LONG -> ((long[]) array)[index] = bits;
            case FLOAT -> ((float[]) array)[index] = Float.intBitsToFloat((int) bits);
            case DOUBLE -> ((double[]) array)[index] = Double.longBitsToDouble(bits);
        }
    }

    @Override
    public MpiBuffer buffer(int offset, int count) {
        return kind == StorageKind.ARRAY ? plain(offset, count) : wrapped(offset, count);
    }

    private MpiBuffer plain(int offset, int count) {
        return switch (primitive) {
            case BYTE -> MpiBuffer.buffer((byte[]) array, offset, count);
            case BOOLEAN -> MpiBuffer.buffer((boolean[]) array, offset, count);
            case CHAR -> MpiBuffer.buffer((char[]) array, offset, count);
            case SHORT -> MpiBuffer.buffer((short[]) array, offset, count);
            case INT -> MpiBuffer.buffer((int[]) array, offset, count);
            case LONG -> MpiBuffer.buffer((long[]) array, offset, count);
            case FLOAT -> MpiBuffer.buffer((float[]) array, offset, count);
            case DOUBLE -> MpiBuffer.buffer((double[]) array, offset, count);
        };
    }

    /** Half of the offset is the slice's array offset, half its position. */
    private MpiBuffer wrapped(int offset, int count) {
        int skipped = offset / 2;
        Buffer whole = wrap().position(skipped);
        Buffer slice = whole.slice().position(offset - skipped);
        return MpiBuffer.buffer(slice.limit(offset - skipped + count));
    }

    private Buffer wrap() {
        return switch (primitive) {
            case BYTE -> ByteBuffer.wrap((byte[]) array);
            case CHAR -> CharBuffer.wrap((char[]) array);
            case SHORT -> ShortBuffer.wrap((short[]) array);
            case INT -> IntBuffer.wrap((int[]) array);
            case LONG -> LongBuffer.wrap((long[]) array);
            case FLOAT -> FloatBuffer.wrap((float[]) array);
            case DOUBLE -> DoubleBuffer.wrap((double[]) array);
            case BOOLEAN -> throw new IllegalArgumentException("no NIO buffer of booleans");
        };
    }
}
