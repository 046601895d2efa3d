package org.mpi4j.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

/**
 * A range of plain memory that elements of {@link MpiBuffer}s are copied into and out of: a staging
 * slab, a ring, a received message. It keeps one view for every primitive, so that a copy is one
 * intrinsic bulk move and allocates nothing.
 *
 * <p>Offsets are bytes and must be multiples of the size of the storage's primitive. Reads and
 * writes are plain; whoever shares the memory orders them.
 */
public final class Memory {
    private final ByteBuffer bytes;
    private final CharBuffer chars;
    private final ShortBuffer shorts;
    private final IntBuffer ints;
    private final LongBuffer longs;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;

    /**
     * Views of a buffer.
     *
     * @param buffer the memory, from index 0 to its capacity; its position and limit are not used
     */
    public Memory(ByteBuffer buffer) {
        bytes = buffer.duplicate().clear().order(ByteOrder.nativeOrder());
        chars = bytes.asCharBuffer();
        shorts = bytes.asShortBuffer();
        ints = bytes.asIntBuffer();
        longs = bytes.asLongBuffer();
        floats = bytes.asFloatBuffer();
        doubles = bytes.asDoubleBuffer();
    }

    /**
     * New memory outside the heap, filled with zeros.
     *
     * @param capacity its size in bytes
     * @return views of it
     */
    public static Memory allocateDirect(int capacity) {
        return new Memory(ByteBuffer.allocateDirect(capacity));
    }

    /**
     * The memory as bytes.
     *
     * @return in native order, for absolute access only; shared, not to be repositioned
     */
    public ByteBuffer bytes() {
        return bytes;
    }

    /**
     * Size of the memory.
     *
     * @return bytes
     */
    public int capacity() {
        return bytes.capacity();
    }

    /**
     * Copies from the storage of a buffer into this memory.
     *
     * @param at where to write in this memory
     * @param from the buffer; its datatype does not matter here
     * @param offset where to read, from the buffer's first element's origin
     * @param length how much
     */
    public void copyIn(int at, MpiBuffer from, long offset, int length) {
        long start = from.byteOffset() + offset;
        if (from.storage() == MpiBuffer.Storage.ARRAY) {
            copyInArray(at, from, start, length);
        } else if (from.storage() == MpiBuffer.Storage.ADDRESS) {
            bytes.put(at, window(from, offset, length), 0, length);
        } else {
            copyInNio(at, from, start, length);
        }
    }

    /**
     * Copies from this memory into the storage of a buffer.
     *
     * @param at where to read in this memory
     * @param to the buffer; its datatype does not matter here
     * @param offset where to write, from the buffer's first element's origin
     * @param length how much
     */
    public void copyOut(int at, MpiBuffer to, long offset, int length) {
        long start = to.byteOffset() + offset;
        if (to.storage() == MpiBuffer.Storage.ARRAY) {
            copyOutArray(at, to, start, length);
        } else if (to.storage() == MpiBuffer.Storage.ADDRESS) {
            window(to, offset, length).put(0, bytes, at, length);
        } else {
            copyOutNio(at, to, start, length);
        }
    }

    private void copyInArray(int at, MpiBuffer from, long start, int length) {
        Object array = from.base();
        switch (from.element()) {
            case BYTE -> bytes.put(at, (byte[]) array, (int) start, length);
            case CHAR -> chars.put(at >> 1, (char[]) array, (int) (start >> 1), length >> 1);
            case SHORT -> shorts.put(at >> 1, (short[]) array, (int) (start >> 1), length >> 1);
            case INT -> ints.put(at >> 2, (int[]) array, (int) (start >> 2), length >> 2);
            case LONG -> longs.put(at >> 3, (long[]) array, (int) (start >> 3), length >> 3);
            case FLOAT -> floats.put(at >> 2, (float[]) array, (int) (start >> 2), length >> 2);
            case DOUBLE -> doubles.put(at >> 3, (double[]) array, (int) (start >> 3), length >> 3);
            case BOOLEAN -> {
                boolean[] flags = (boolean[]) array;
                for (int i = 0; i < length; i++) {
                    bytes.put(at + i, (byte) (flags[(int) start + i] ? 1 : 0));
                }
            }
        }
    }

    private void copyInNio(int at, MpiBuffer from, long start, int length) {
        Object buffer = from.base();
        switch (from.element()) {
            case BYTE -> bytes.put(at, (ByteBuffer) buffer, (int) start, length);
            case CHAR -> chars.put(at >> 1, (CharBuffer) buffer, (int) (start >> 1), length >> 1);
            case SHORT ->
                    shorts.put(at >> 1, (ShortBuffer) buffer, (int) (start >> 1), length >> 1);
            case INT -> ints.put(at >> 2, (IntBuffer) buffer, (int) (start >> 2), length >> 2);
            case LONG -> longs.put(at >> 3, (LongBuffer) buffer, (int) (start >> 3), length >> 3);
            case FLOAT ->
                    floats.put(at >> 2, (FloatBuffer) buffer, (int) (start >> 2), length >> 2);
            case DOUBLE ->
                    doubles.put(at >> 3, (DoubleBuffer) buffer, (int) (start >> 3), length >> 3);
            case BOOLEAN ->
                    throw new IllegalArgumentException("no NIO buffer of booleans: " + from);
        }
    }

    private void copyOutArray(int at, MpiBuffer to, long start, int length) {
        Object array = to.base();
        switch (to.element()) {
            case BYTE -> bytes.get(at, (byte[]) array, (int) start, length);
            case CHAR -> chars.get(at >> 1, (char[]) array, (int) (start >> 1), length >> 1);
            case SHORT -> shorts.get(at >> 1, (short[]) array, (int) (start >> 1), length >> 1);
            case INT -> ints.get(at >> 2, (int[]) array, (int) (start >> 2), length >> 2);
            case LONG -> longs.get(at >> 3, (long[]) array, (int) (start >> 3), length >> 3);
            case FLOAT -> floats.get(at >> 2, (float[]) array, (int) (start >> 2), length >> 2);
            case DOUBLE -> doubles.get(at >> 3, (double[]) array, (int) (start >> 3), length >> 3);
            case BOOLEAN -> {
                boolean[] flags = (boolean[]) array;
                for (int i = 0; i < length; i++) {
                    flags[(int) start + i] = bytes.get(at + i) != 0;
                }
            }
        }
    }

    private void copyOutNio(int at, MpiBuffer to, long start, int length) {
        Object buffer = to.base();
        switch (to.element()) {
            case BYTE -> ((ByteBuffer) buffer).put((int) start, bytes, at, length);
            case CHAR -> ((CharBuffer) buffer).put((int) (start >> 1), chars, at >> 1, length >> 1);
            case SHORT ->
                    ((ShortBuffer) buffer).put((int) (start >> 1), shorts, at >> 1, length >> 1);
            case INT -> ((IntBuffer) buffer).put((int) (start >> 2), ints, at >> 2, length >> 2);
            case LONG -> ((LongBuffer) buffer).put((int) (start >> 3), longs, at >> 3, length >> 3);
            case FLOAT ->
                    ((FloatBuffer) buffer).put((int) (start >> 2), floats, at >> 2, length >> 2);
            case DOUBLE ->
                    ((DoubleBuffer) buffer).put((int) (start >> 3), doubles, at >> 3, length >> 3);
            case BOOLEAN -> throw new IllegalArgumentException("no NIO buffer of booleans: " + to);
        }
    }

    /** A range of raw memory, from the origin of the buffer's first element. */
    private static ByteBuffer window(MpiBuffer buffer, long offset, int length) {
        if (!(buffer.base() instanceof MpiBuffer.AddressView view)) {
            throw new MpiException(
                    ErrorClass.BUFFER, "memory at a raw address must be made visible first");
        }
        return view.at(buffer.address(direct -> 0) + offset, length);
    }
}
