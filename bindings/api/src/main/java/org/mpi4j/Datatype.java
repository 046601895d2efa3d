package org.mpi4j;

import java.util.Optional;

/**
 * What the elements of a message are and how they lie in storage.
 *
 * <p>The constants are the Java primitives. The factories derive further types from them, as in the
 * standard; a derived type is ready for use at once (it is committed where the backend needs that)
 * and is closed by whoever made it. Datatypes are immutable and may be used by any thread.
 *
 * @see "MPI 4.1 chapter 5"
 */
public final class Datatype extends LocalHandle {
    /** Java {@code byte}: a signed 8-bit integer, MPI_INT8_T. */
    public static final Datatype BYTE = new Datatype(new Named(Primitive.BYTE));

    /** Java {@code boolean}, MPI_C_BOOL. */
    public static final Datatype BOOLEAN = new Datatype(new Named(Primitive.BOOLEAN));

    /** Java {@code char}: an unsigned 16-bit integer, MPI_UINT16_T. */
    public static final Datatype CHAR = new Datatype(new Named(Primitive.CHAR));

    /** Java {@code short}: a signed 16-bit integer, MPI_INT16_T. */
    public static final Datatype SHORT = new Datatype(new Named(Primitive.SHORT));

    /** Java {@code int}: a signed 32-bit integer, MPI_INT32_T. */
    public static final Datatype INT = new Datatype(new Named(Primitive.INT));

    /** Java {@code long}: a signed 64-bit integer, MPI_INT64_T. */
    public static final Datatype LONG = new Datatype(new Named(Primitive.LONG));

    /** Java {@code float}, MPI_FLOAT. */
    public static final Datatype FLOAT = new Datatype(new Named(Primitive.FLOAT));

    /** Java {@code double}, MPI_DOUBLE. */
    public static final Datatype DOUBLE = new Datatype(new Named(Primitive.DOUBLE));

    /**
     * How a datatype was made.
     *
     * @see "MPI_Type_get_envelope and MPI_Type_get_contents, MPI 4.1 section 5.1.13"
     */
    public sealed interface Constructor {}

    /**
     * A predefined type.
     *
     * @param primitive the primitive that it is
     */
    public record Named(Primitive primitive) implements Constructor {}

    /**
     * Made by {@link Datatype#contiguous}.
     *
     * @param count number of elements
     * @param old their type
     */
    public record Contiguous(long count, Datatype old) implements Constructor {}

    /**
     * Made by {@link Datatype#vector}.
     *
     * @param count number of blocks
     * @param blockLength elements in a block
     * @param stride elements between the starts of consecutive blocks
     * @param old type of the elements
     */
    public record Vector(long count, long blockLength, long stride, Datatype old)
            implements Constructor {}

    private final Constructor constructor;
    private final TypeMap map;

    private Datatype(Named named) {
        super(true, ErrorClass.TYPE);
        this.constructor = named;
        this.map = TypeMap.of(named.primitive());
    }

    private Datatype(Constructor constructor, TypeMap map) {
        super(false, ErrorClass.TYPE);
        this.constructor = constructor;
        this.map = map;
    }

    /**
     * The predefined type of a Java primitive.
     *
     * @param primitive the primitive
     * @return its constant
     */
    public static Datatype of(Primitive primitive) {
        return switch (primitive) {
            case BYTE -> BYTE;
            case BOOLEAN -> BOOLEAN;
            case CHAR -> CHAR;
            case SHORT -> SHORT;
            case INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
        };
    }

    /**
     * {@code count} adjacent elements as one.
     *
     * @param count number of elements, at least 0
     * @param old their type
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if {@code count} is negative or the size
     *     overflows; {@link ErrorClass#TYPE} if {@code old} is closed
     * @see "MPI_Type_contiguous, MPI 4.1 section 5.1.2"
     */
    public static Datatype contiguous(long count, Datatype old) {
        requireCount("count", count);
        old.requireOpen();
        return derive(new Contiguous(count, old), old, count, 1, 1);
    }

    /**
     * {@code count} blocks of {@code blockLength} elements, whose starts are {@code stride}
     * elements apart, as one element.
     *
     * @param count number of blocks, at least 0
     * @param blockLength elements in a block, at least 0
     * @param stride elements between the starts of consecutive blocks
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if {@code count} or {@code blockLength} is
     *     negative or the size overflows; {@link ErrorClass#TYPE} if {@code old} is closed
     * @see "MPI_Type_vector, MPI 4.1 section 5.1.2"
     */
    public static Datatype vector(long count, long blockLength, long stride, Datatype old) {
        requireCount("count", count);
        requireCount("blockLength", blockLength);
        old.requireOpen();
        Vector made = new Vector(count, blockLength, stride, old);
        return derive(made, old, count, blockLength, stride);
    }

    private static Datatype derive(
            Constructor made, Datatype old, long count, long blockLength, long stride) {
        try {
            // A contiguous run is one block of the old type, however long it is.
            boolean oneRun = blockLength == 1 && stride == 1;
            TypeMap map =
                    oneRun
                            ? old.map.strided(Math.min(count, 1), count, 1)
                            : old.map.strided(count, blockLength, stride);
            return new Datatype(made, map);
        } catch (ArithmeticException e) {
            String message = made + " is larger than a 64-bit number of bytes";
            throw new MpiException(ErrorClass.COUNT, message, e);
        }
    }

    private static void requireCount(String name, long value) {
        if (value < 0) {
            throw new MpiException(ErrorClass.COUNT, name + " must not be negative, is " + value);
        }
    }

    /**
     * How this datatype was made.
     *
     * @return the constructor call as a value
     */
    public Constructor constructor() {
        return constructor;
    }

    /**
     * Where the primitives of one element lie.
     *
     * @return the type map
     */
    public TypeMap map() {
        return map;
    }

    /**
     * The one primitive kind that all elements are made of.
     *
     * @return the primitive; empty if there are several kinds, or no data at all
     */
    public Optional<Primitive> primitive() {
        Primitive found = null;
        for (TypeMap.Block block : map.blocks()) {
            if (found != null && found != block.primitive()) {
                return Optional.empty();
            }
            found = block.primitive();
        }
        return Optional.ofNullable(found);
    }

    /**
     * Bytes of data in one element, gaps not counted.
     *
     * @return the size in bytes
     * @see "MPI_Type_size, MPI 4.1 section 5.1.5"
     */
    public long size() {
        return map.size();
    }

    /**
     * Bytes from one element to the next.
     *
     * @return the extent in bytes
     * @see "MPI_Type_get_extent, MPI 4.1 section 5.1.7"
     */
    public long extent() {
        return map.extent();
    }

    @Override
    public String toString() {
        if (constructor instanceof Named named) {
            return "Datatype." + named.primitive();
        }
        return "Datatype " + constructor;
    }
}
