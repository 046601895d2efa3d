package org.mpi4j.purejava.collective.schedule;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.spi.Memory;

/** A primitive array lent by {@link Scratch}; its contents are whatever the last user left. */
public final class Temporary {
    private final Primitive primitive;
    private final Object array;
    private final MpiBuffer whole;
    private final int sizeClass;

    /** Of bytes, once somebody has asked for it. */
    private @Nullable Memory memory;

    private Temporary(Primitive primitive, Object array, MpiBuffer whole, int sizeClass) {
        this.primitive = primitive;
        this.array = array;
        this.whole = whole;
        this.sizeClass = sizeClass;
    }

    static Temporary allocate(Primitive primitive, int sizeClass) {
        int length = Scratch.bytes(sizeClass) / primitive.bytes();
        return switch (primitive) {
            case BYTE -> of(primitive, sizeClass, new byte[length]);
            case BOOLEAN -> {
                boolean[] made = new boolean[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case CHAR -> {
                char[] made = new char[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case SHORT -> {
                short[] made = new short[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case INT -> {
                int[] made = new int[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case LONG -> {
                long[] made = new long[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case FLOAT -> {
                float[] made = new float[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
            case DOUBLE -> {
                double[] made = new double[length];
                yield new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
            }
        };
    }

    private static Temporary of(Primitive primitive, int sizeClass, byte[] made) {
        return new Temporary(primitive, made, MpiBuffer.buffer(made), sizeClass);
    }

    Primitive primitive() {
        return primitive;
    }

    int sizeClass() {
        return sizeClass;
    }

    /**
     * The array itself.
     *
     * @return an array of the primitive that was asked for, at least as long as was asked for
     */
    public Object array() {
        return array;
    }

    /**
     * Some of its elements.
     *
     * @param first index of the first
     * @param count how many
     * @return a buffer over the array
     */
    public MpiBuffer part(long first, long count) {
        return whole.part(first, count);
    }

    /** The bytes of a temporary of {@link Primitive#BYTE}, to pack into. */
    Memory memory() {
        Memory made = memory;
        if (made == null) {
            made = new Memory(bytes());
            memory = made;
        }
        return made;
    }

    /**
     * The bytes of a temporary of {@link Primitive#BYTE}.
     *
     * @return a new buffer over the whole array
     */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap((byte[]) array);
    }
}
