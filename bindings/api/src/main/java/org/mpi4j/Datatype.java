package org.mpi4j;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the elements of a message are and how they lie in storage.
 *
 * <p>The constants are the Java primitives and pairs of them. The factories derive further types,
 * as in the standard; a derived type is ready for use at once (it is committed where the backend
 * needs that) and is closed by whoever made it. {@link #ofRecord} makes a type of a Java record.
 * But for their name datatypes are immutable; any thread may use them.
 *
 * @see "MPI 4.1 chapter 5"
 */
public final class Datatype extends LocalHandle {
    /** Longest name in bytes, MPI_MAX_OBJECT_NAME less the final zero. */
    private static final int MAX_NAME = 63;

    /** Characters of a constructor call in messages. */
    private static final int LONGEST = 200;

    /** Java {@code byte}: a signed 8-bit integer, MPI_INT8_T. */
    public static final Datatype BYTE = new Datatype(new TypeConstructor.Named(Primitive.BYTE));

    /** Java {@code boolean}, MPI_C_BOOL. */
    public static final Datatype BOOLEAN =
            new Datatype(new TypeConstructor.Named(Primitive.BOOLEAN));

    /** Java {@code char}: an unsigned 16-bit integer, MPI_UINT16_T. */
    public static final Datatype CHAR = new Datatype(new TypeConstructor.Named(Primitive.CHAR));

    /** Java {@code short}: a signed 16-bit integer, MPI_INT16_T. */
    public static final Datatype SHORT = new Datatype(new TypeConstructor.Named(Primitive.SHORT));

    /** Java {@code int}: a signed 32-bit integer, MPI_INT32_T. */
    public static final Datatype INT = new Datatype(new TypeConstructor.Named(Primitive.INT));

    /** Java {@code long}: a signed 64-bit integer, MPI_INT64_T. */
    public static final Datatype LONG = new Datatype(new TypeConstructor.Named(Primitive.LONG));

    /** Java {@code float}, MPI_FLOAT. */
    public static final Datatype FLOAT = new Datatype(new TypeConstructor.Named(Primitive.FLOAT));

    /** Java {@code double}, MPI_DOUBLE. */
    public static final Datatype DOUBLE = new Datatype(new TypeConstructor.Named(Primitive.DOUBLE));

    /**
     * For {@link Op#MINLOC} and {@link Op#MAXLOC}: a {@code float} and an {@code int} index, 8
     * bytes, MPI_FLOAT_INT.
     */
    public static final Datatype FLOAT_INT =
            new Datatype(new TypeConstructor.Pair(Primitive.FLOAT));

    /**
     * For {@link Op#MINLOC} and {@link Op#MAXLOC}: a {@code double} and an {@code int} index, 16
     * bytes of which 12 are data, MPI_DOUBLE_INT.
     */
    public static final Datatype DOUBLE_INT =
            new Datatype(new TypeConstructor.Pair(Primitive.DOUBLE));

    /**
     * For {@link Op#MINLOC} and {@link Op#MAXLOC}: a {@code long} and an {@code int} index, 16
     * bytes of which 12 are data, MPI_LONG_INT.
     */
    public static final Datatype LONG_INT = new Datatype(new TypeConstructor.Pair(Primitive.LONG));

    /**
     * For {@link Op#MINLOC} and {@link Op#MAXLOC}: an {@code int} and an {@code int} index, 8
     * bytes, MPI_2INT.
     */
    public static final Datatype INT_INT = new Datatype(new TypeConstructor.Pair(Primitive.INT));

    /**
     * For {@link Op#MINLOC} and {@link Op#MAXLOC}: a {@code short} and an {@code int} index, 8
     * bytes of which 6 are data, MPI_SHORT_INT.
     */
    public static final Datatype SHORT_INT =
            new Datatype(new TypeConstructor.Pair(Primitive.SHORT));

    /** Bytes that {@link Communicator#pack} has written, MPI_PACKED. */
    public static final Datatype PACKED = new Datatype(new TypeConstructor.Packed());

    private static final ClassValue<Datatype> RECORDS =
            new ClassValue<>() {
                @Override
                protected Datatype computeValue(Class<?> type) {
                    return new Datatype(RecordLayout.of(type).constructor(), true);
                }
            };

    private final TypeConstructor constructor;
    private final TypeMap map;
    private volatile String name = "";

    private Datatype(TypeConstructor predefined) {
        this(predefined, true);
    }

    private Datatype(TypeConstructor constructor, boolean predefined) {
        super(predefined, ErrorClass.TYPE);
        this.constructor = constructor;
        try {
            this.map = constructor.map();
        } catch (ArithmeticException e) {
            String message = constructor + " is larger than a 64-bit number of bytes";
            throw new MpiException(ErrorClass.COUNT, message, e);
        }
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
     * The type of a Java record of primitives or of such records: a struct of its components in
     * their order, laid out as a C compiler does it. {@link RecordBuffer} holds elements of it.
     *
     * @param type class of the record
     * @return the same object each time, which stays open
     * @throws MpiException with {@link ErrorClass#TYPE} if it is null, not a record, has no
     *     components, or has one that is neither a primitive nor such a record
     */
    public static Datatype ofRecord(Class<? extends Record> type) {
        if (type == null) {
            throw new MpiException(ErrorClass.TYPE, "type is null");
        }
        return RECORDS.get(type);
    }

    /**
     * The type that a constructor call describes, such as the {@link #constructor()} of another.
     *
     * @param constructor how to make it; not of a predefined type
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#TYPE} if it is null or describes a predefined
     *     type, {@link ErrorClass#COUNT} if the size overflows
     */
    public static Datatype of(TypeConstructor constructor) {
        if (constructor == null || constructor.contents().combiner() == Combiner.NAMED) {
            throw new MpiException(ErrorClass.TYPE, "constructor is " + constructor);
        }
        return new Datatype(constructor, false);
    }

    /**
     * {@code count} adjacent elements as one.
     *
     * @param count number of elements, at least 0
     * @param old their type
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_contiguous, MPI 4.1 section 5.1.2"
     */
    public static Datatype contiguous(long count, Datatype old) {
        return of(new TypeConstructor.Contiguous(count, old));
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
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_vector, MPI 4.1 section 5.1.2"
     */
    public static Datatype vector(long count, long blockLength, long stride, Datatype old) {
        return of(new TypeConstructor.Vector(count, blockLength, stride, old));
    }

    /**
     * As {@link #vector}, with a stride in bytes.
     *
     * @param count number of blocks, at least 0
     * @param blockLength elements in a block, at least 0
     * @param stride bytes between the starts of consecutive blocks
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_create_hvector, MPI 4.1 section 5.1.2"
     */
    public static Datatype hvector(long count, long blockLength, long stride, Datatype old) {
        return of(new TypeConstructor.Hvector(count, blockLength, stride, old));
    }

    /**
     * Blocks of any lengths at any places, counted in elements, as one element.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in elements
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#ARG} if an array is null, of another length than the
     *     others or has a number out of its range; {@link ErrorClass#TYPE} if a type is null or
     *     closed
     * @see "MPI_Type_indexed, MPI 4.1 section 5.1.2"
     */
    public static Datatype indexed(long[] blockLengths, long[] displacements, Datatype old) {
        return of(
                new TypeConstructor.Indexed(
                        TypeChecks.list("blockLengths", blockLengths),
                        TypeChecks.list("displacements", displacements),
                        old));
    }

    /**
     * As {@link #indexed}, with displacements in bytes.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in bytes
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#ARG} if an array is null, of another length than the
     *     others or has a number out of its range; {@link ErrorClass#TYPE} if a type is null or
     *     closed
     * @see "MPI_Type_create_hindexed, MPI 4.1 section 5.1.2"
     */
    public static Datatype hindexed(long[] blockLengths, long[] displacements, Datatype old) {
        return of(
                new TypeConstructor.Hindexed(
                        TypeChecks.list("blockLengths", blockLengths),
                        TypeChecks.list("displacements", displacements),
                        old));
    }

    /**
     * Blocks of one length at any places, counted in elements, as one element.
     *
     * @param blockLength elements in a block, at least 0
     * @param displacements start of each block, in elements
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#ARG} if an array is null, of another length than the
     *     others or has a number out of its range; {@link ErrorClass#TYPE} if a type is null or
     *     closed
     * @see "MPI_Type_create_indexed_block, MPI 4.1 section 5.1.2"
     */
    public static Datatype indexedBlock(long blockLength, long[] displacements, Datatype old) {
        return of(
                new TypeConstructor.IndexedBlock(
                        blockLength, TypeChecks.list("displacements", displacements), old));
    }

    /**
     * As {@link #indexedBlock}, with displacements in bytes.
     *
     * @param blockLength elements in a block, at least 0
     * @param displacements start of each block, in bytes
     * @param old type of the elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#ARG} if an array is null, of another length than the
     *     others or has a number out of its range; {@link ErrorClass#TYPE} if a type is null or
     *     closed
     * @see "MPI_Type_create_hindexed_block, MPI 4.1 section 5.1.2"
     */
    public static Datatype hindexedBlock(long blockLength, long[] displacements, Datatype old) {
        return of(
                new TypeConstructor.HindexedBlock(
                        blockLength, TypeChecks.list("displacements", displacements), old));
    }

    /**
     * Blocks of elements of several types as one element. Its extent is rounded up to the strictest
     * alignment, as a C compiler pads a struct.
     *
     * @param blockLengths elements in each block, at least 0
     * @param displacements start of each block, in bytes
     * @param types type of each block's elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if a count or length is negative or the
     *     size overflows; {@link ErrorClass#ARG} if an array is null, of another length than the
     *     others or has a number out of its range; {@link ErrorClass#TYPE} if a type is null or
     *     closed
     * @see "MPI_Type_create_struct, MPI 4.1 section 5.1.2"
     */
    public static Datatype struct(long[] blockLengths, long[] displacements, List<Datatype> types) {
        return of(
                new TypeConstructor.Struct(
                        TypeChecks.list("blockLengths", blockLengths),
                        TypeChecks.list("displacements", displacements),
                        TypeChecks.list("types", types)));
    }

    /**
     * A rectangular part of a multi-dimensional array, with the extent of the whole array.
     *
     * @param sizes elements of the whole array in each dimension
     * @param subsizes elements of the part in each dimension, at least 1
     * @param starts where the part starts in each dimension, from 0
     * @param order how the array lies in memory
     * @param old type of the array's elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if the size overflows; {@link
     *     ErrorClass#ARG} if an array is null, of another length than the others or has a number
     *     out of its range; {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_create_subarray, MPI 4.1 section 5.1.3"
     */
    public static Datatype subarray(
            long[] sizes, long[] subsizes, long[] starts, ArrayOrder order, Datatype old) {
        return of(
                new TypeConstructor.Subarray(
                        TypeChecks.list("sizes", sizes),
                        TypeChecks.list("subsizes", subsizes),
                        TypeChecks.list("starts", starts),
                        order,
                        old));
    }

    /**
     * What one process has of an array that is distributed over a grid of processes, as in High
     * Performance Fortran, with the extent of the whole array. The ranks of the grid are in C
     * order.
     *
     * @param size number of processes
     * @param rank the process, 0 to {@code size} - 1
     * @param sizes elements of the whole array in each dimension
     * @param distributions how each dimension is distributed
     * @param processes processes of the grid in each dimension; {@code size} together
     * @param order how the array lies in memory
     * @param old type of the array's elements
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#COUNT} if the size overflows; {@link
     *     ErrorClass#ARG} if an array is null, of another length than the others or has a number
     *     out of its range; {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_create_darray, MPI 4.1 section 5.1.4"
     */
    public static Datatype darray(
            int size,
            int rank,
            long[] sizes,
            List<Distribution> distributions,
            long[] processes,
            ArrayOrder order,
            Datatype old) {
        return of(
                new TypeConstructor.Darray(
                        size,
                        rank,
                        TypeChecks.list("sizes", sizes),
                        TypeChecks.list("distributions", distributions),
                        TypeChecks.list("processes", processes),
                        order,
                        old));
    }

    /**
     * The same type as another, to be closed by itself.
     *
     * @param old the other type
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_dup, MPI 4.1 section 5.1.10"
     */
    public static Datatype dup(Datatype old) {
        return of(new TypeConstructor.Dup(old));
    }

    /**
     * The data of another type with other bounds.
     *
     * @param old whose data it has
     * @param lowerBound where an element starts, in bytes from its origin
     * @param extent bytes from one element to the next; may be negative
     * @return a new datatype; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#TYPE} if a type is null or closed
     * @see "MPI_Type_create_resized, MPI 4.1 section 5.1.7"
     */
    public static Datatype resized(Datatype old, long lowerBound, long extent) {
        return of(new TypeConstructor.Resized(lowerBound, extent, old));
    }

    /**
     * How this datatype was made.
     *
     * @return the constructor call as a value
     */
    public TypeConstructor constructor() {
        return constructor;
    }

    /**
     * How this datatype was made, as the standard lists it.
     *
     * @return combiner and arguments; no arguments for a predefined type
     * @see "MPI_Type_get_envelope and MPI_Type_get_contents, MPI 4.1 section 5.1.13"
     */
    public TypeContents contents() {
        return constructor.contents();
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
        return map.primitives().size() == 1
                ? Optional.of(map.primitives().iterator().next())
                : Optional.empty();
    }

    /**
     * Data in one element, gaps not counted.
     *
     * @return bytes
     * @see "MPI_Type_size and MPI_Type_size_x, MPI 4.1 section 5.1.5"
     */
    public long size() {
        return map.size();
    }

    /**
     * From one element to the next.
     *
     * @return bytes
     * @see "MPI_Type_get_extent and MPI_Type_get_extent_x, MPI 4.1 section 5.1.7"
     */
    public long extent() {
        return map.extent();
    }

    /**
     * Where an element starts, from its origin.
     *
     * @return bytes
     * @see "MPI_Type_get_extent and MPI_Type_get_extent_x, MPI 4.1 section 5.1.7"
     */
    public long lowerBound() {
        return map.lowerBound();
    }

    /**
     * The first byte of data, from the origin of the element.
     *
     * @return bytes
     * @see "MPI_Type_get_true_extent and MPI_Type_get_true_extent_x, MPI 4.1 section 5.1.8"
     */
    public long trueLowerBound() {
        return map.trueLowerBound();
    }

    /**
     * From the first byte of data to the last, whatever the bounds are.
     *
     * @return bytes
     * @see "MPI_Type_get_true_extent and MPI_Type_get_true_extent_x, MPI 4.1 section 5.1.8"
     */
    public long trueExtent() {
        return map.trueUpperBound() - map.trueLowerBound();
    }

    /**
     * The name for messages to people.
     *
     * @return the name; empty where none was set
     * @see "MPI_Type_get_name, MPI 4.1 section 7.8"
     */
    public String name() {
        return isPredefined() ? toString() : name;
    }

    /**
     * Sets the name. Backends that show names take it over when the type is first used.
     *
     * @param text at most 63 bytes in UTF-8
     * @throws MpiException with {@link ErrorClass#ARG} if it is null or longer, {@link
     *     ErrorClass#TYPE} if the type is closed or predefined, and so everybody's
     * @see "MPI_Type_set_name, MPI 4.1 section 7.8"
     */
    public void setName(String text) {
        requireOpen();
        if (isPredefined()) {
            throw new MpiException(ErrorClass.TYPE, this + " is predefined and keeps its name");
        }
        if (text == null) {
            throw new MpiException(ErrorClass.ARG, "text is null");
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_NAME) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "text has " + length + " bytes in UTF-8; at most " + MAX_NAME + " are allowed");
        }
        name = text;
    }

    @Override
    public String toString() {
        if (constructor instanceof TypeConstructor.Named named) {
            return "Datatype." + named.primitive();
        } else if (constructor instanceof TypeConstructor.Pair pair) {
            return "Datatype." + pair.value() + "_INT";
        } else if (constructor instanceof TypeConstructor.Packed) {
            return "Datatype.PACKED";
        }
        if (!name.isEmpty()) {
            return "Datatype '" + name + "'";
        }
        String made = constructor.toString();
        return "Datatype " + (made.length() > LONGEST ? made.substring(0, LONGEST) + "..." : made);
    }
}
