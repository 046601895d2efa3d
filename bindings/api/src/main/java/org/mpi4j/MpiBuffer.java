package org.mpi4j;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code count} elements of a {@link Datatype} in some storage: what a call sends, receives or
 * combines.
 *
 * <p>Storage is a primitive array, an NIO buffer (direct or heap) or memory at a raw address. A
 * buffer object only describes it: it copies nothing, is immutable, cheap to make and may be reused
 * for any number of calls. Typical use, with the factories imported statically:
 *
 * <pre>{@code
 * comm.send(buffer(data, offset, count), dest, tag);
 * comm.allreduce(buffer(mine), buffer(sum), Op.SUM);
 * comm.recv(buffer(matrix).as(1, column), source, tag);
 * }</pre>
 *
 * @see "MPI 4.1 section 3.2.2, message data"
 */
public final class MpiBuffer {
    /** Where the elements are. */
    public enum Storage {
        /** A primitive array: {@link #base()}. */
        ARRAY,
        /** A direct NIO buffer: {@link #base()}. */
        DIRECT,
        /** An NIO buffer on the heap whose array cannot be reached: {@link #base()}. */
        HEAP,
        /** Memory of this process outside the heap: {@link #address}. */
        ADDRESS,
        /** None: {@link MpiBuffer#IN_PLACE}. */
        IN_PLACE,
        /** None: {@link MpiBuffer#NONE}. */
        NONE
    }

    /** Finds the memory of a direct NIO buffer; for backends that call native code. */
    @FunctionalInterface
    public interface AddressResolver {
        /**
         * Finds where a direct buffer starts.
         *
         * @param direct a direct buffer
         * @return the address of its index 0
         */
        long baseAddress(Buffer direct);
    }

    /** Sees memory at an address as a buffer; for backends in Java. */
    @FunctionalInterface
    public interface AddressView {
        /**
         * Views memory.
         *
         * @param address where it starts
         * @param bytes its length, at most 2^31 - 1
         * @return a direct buffer in native order
         */
        ByteBuffer at(long address, long bytes);
    }

    /**
     * As a send argument of a collective operation: the contribution is in the receive argument
     * already and is overwritten there. As the receive argument of scatter at the root: its own
     * part stays where it is.
     *
     * @see "MPI_IN_PLACE, MPI 4.1 section 6.2"
     */
    public static final MpiBuffer IN_PLACE = new MpiBuffer(Storage.IN_PLACE);

    /**
     * For an argument that has a meaning only at the root, at every other rank: the receive
     * argument of {@code reduce} and {@code gather}, the send argument of {@code scatter}.
     */
    public static final MpiBuffer NONE = new MpiBuffer(Storage.NONE);

    private final Storage storage;
    private final @Nullable Object base;
    private final Primitive element;
    private final boolean readOnly;
    private final long byteOffset;
    private final long byteLength;
    private final long count;
    private final Datatype datatype;
    private long address;

    private MpiBuffer(Storage storage) {
        this(storage, null, Primitive.BYTE, false, 0, 0, 0, Datatype.BYTE);
    }

    private MpiBuffer(
            Storage storage,
            @Nullable Object base,
            Primitive element,
            boolean readOnly,
            long byteOffset,
            long byteLength,
            long count,
            Datatype datatype) {
        this.storage = storage;
        this.base = base;
        this.element = element;
        this.readOnly = readOnly;
        this.byteOffset = byteOffset;
        this.byteLength = byteLength;
        this.count = count;
        this.datatype = datatype;
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#BYTE}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(byte[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.BYTE, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#BYTE}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(byte[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.BYTE, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#BOOLEAN}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(boolean[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.BOOLEAN, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#BOOLEAN}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(boolean[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.BOOLEAN, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#CHAR}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(char[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.CHAR, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#CHAR}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(char[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.CHAR, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#SHORT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(short[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.SHORT, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#SHORT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(short[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.SHORT, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#INT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(int[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.INT, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#INT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(int[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.INT, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#LONG}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(long[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.LONG, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#LONG}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(long[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.LONG, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#FLOAT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(float[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.FLOAT, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#FLOAT}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(float[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.FLOAT, array.length, offset, count);
    }

    /**
     * All elements of an array.
     *
     * @param array the storage
     * @return its elements, as {@link Datatype#DOUBLE}
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null
     */
    public static MpiBuffer buffer(double[] array) {
        requireStorage("array", array);
        return slice(array, Primitive.DOUBLE, array.length, 0, array.length);
    }

    /**
     * Some elements of an array.
     *
     * @param array the storage
     * @param offset index of the first element
     * @param count number of elements
     * @return those elements, as {@link Datatype#DOUBLE}
     * @throws MpiException with {@link ErrorClass#BUFFER} if the array is null or does not hold
     *     them, with {@link ErrorClass#COUNT} if {@code count} is negative
     */
    public static MpiBuffer buffer(double[] array, int offset, int count) {
        requireStorage("array", array);
        return slice(array, Primitive.DOUBLE, array.length, offset, count);
    }

    /**
     * The elements of an NIO buffer from its position to its limit, both as they are now and left
     * as they are.
     *
     * @param buffer a direct or heap buffer in native byte order; a {@code ByteBuffer} may be in
     *     any order as long as its elements are bytes
     * @return the remaining elements, as the datatype of the buffer's class
     * @throws MpiException with {@link ErrorClass#BUFFER} if it is null or in foreign byte order
     */
    public static MpiBuffer buffer(Buffer buffer) {
        requireStorage("buffer", buffer);
        Primitive element = elementOf(buffer);
        requireNativeOrder(buffer, element);
        long start = (long) buffer.position() * element.bytes();
        long length = (long) buffer.remaining() * element.bytes();
        if (!buffer.isDirect() && !buffer.isReadOnly() && buffer.hasArray()) {
            long arrayStart = start + (long) buffer.arrayOffset() * element.bytes();
            return plain(Storage.ARRAY, buffer.array(), element, false, arrayStart, length);
        }
        Storage storage = buffer.isDirect() ? Storage.DIRECT : Storage.HEAP;
        return plain(storage, buffer, element, buffer.isReadOnly(), start, length);
    }

    /**
     * Memory of this process outside the Java heap. Nothing can check that it is there: a wrong
     * address ends the virtual machine.
     *
     * @param address where the first element is
     * @param count number of elements
     * @param datatype their type
     * @return those elements
     * @throws MpiException with {@link ErrorClass#BUFFER} if the address is 0 or negative, with
     *     {@link ErrorClass#COUNT} if the count is negative or reaches over the address space
     */
    public static MpiBuffer address(long address, long count, Datatype datatype) {
        if (address <= 0) {
            throw new MpiException(ErrorClass.BUFFER, "address must be positive, is " + address);
        }
        requireCount(count);
        datatype.requireOpen();
        long length = reach(count, datatype.map());
        MpiBuffer made =
                new MpiBuffer(
                        Storage.ADDRESS, null, Primitive.BYTE, false, 0, length, count, datatype);
        made.address = address;
        return made;
    }

    /**
     * The same storage, from the same start, as elements of another datatype.
     *
     * @param elements number of elements
     * @param type their type; storage of bytes takes every type, other storage the types made of
     *     its own primitive
     * @return a new buffer over the same storage
     * @throws MpiException with {@link ErrorClass#COUNT} if the count is negative, {@link
     *     ErrorClass#BUFFER} if they do not fit into this buffer, {@link ErrorClass#TYPE} if the
     *     type is closed or does not fit the storage
     */
    public MpiBuffer as(long elements, Datatype type) {
        return as(elements, type, 0);
    }

    /**
     * The same storage as elements of another datatype, of which the first has its origin not at
     * the start: for types that reach below their origin, such as vectors of negative stride.
     *
     * @param elements number of elements
     * @param type their type, as for {@link #as(long, Datatype)}
     * @param origin where the origin of the first element is, in bytes from the start of this
     *     buffer
     * @return a new buffer over the same storage
     * @throws MpiException with {@link ErrorClass#COUNT} if the count is negative, {@link
     *     ErrorClass#BUFFER} if they do not fit into this buffer or the origin is not at one of its
     *     primitives, {@link ErrorClass#TYPE} if the type is closed or does not fit the storage
     */
    public MpiBuffer as(long elements, Datatype type, long origin) {
        if (storage == Storage.IN_PLACE || storage == Storage.NONE) {
            throw new MpiException(ErrorClass.BUFFER, this + " has no elements of any type");
        }
        requireCount(elements);
        type.requireOpen();
        requireFits(type);
        boolean aligned = origin >= 0 && origin % element.bytes() == 0;
        long last = reach(elements, type.map());
        boolean reachable = last <= byteLength - origin && type.map().lowest(elements) >= -origin;
        if (!aligned || !reachable) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    elements
                            + " elements of "
                            + type
                            + " with origin "
                            + origin
                            + " reach over "
                            + this);
        }
        MpiBuffer made =
                new MpiBuffer(
                        storage,
                        base,
                        element,
                        readOnly,
                        byteOffset + origin,
                        byteLength - origin,
                        elements,
                        type);
        made.address = address == 0 ? 0 : address + origin;
        return made;
    }

    /**
     * A part of this buffer.
     *
     * @param first index of the first element of the part
     * @param elements number of elements of the part
     * @return a new buffer over the same storage
     * @throws MpiException with {@link ErrorClass#BUFFER} if the part is not inside this buffer
     */
    public MpiBuffer part(long first, long elements) {
        if (first < 0 || elements < 0 || elements > count - first) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    elements + " elements from index " + first + " are not inside " + this);
        }
        long skipped = first * datatype.extent();
        MpiBuffer made =
                new MpiBuffer(
                        storage,
                        base,
                        element,
                        readOnly,
                        byteOffset + skipped,
                        byteLength - skipped,
                        elements,
                        datatype);
        made.address = address == 0 ? 0 : address + skipped;
        return made;
    }

    /**
     * Number of elements.
     *
     * @return the count, in elements of {@link #datatype()}
     */
    public long count() {
        return count;
    }

    /**
     * Type of the elements.
     *
     * @return the datatype
     */
    public Datatype datatype() {
        return datatype;
    }

    /**
     * Bytes of data in all elements, gaps not counted: the length of a message from here.
     *
     * @return the length in bytes
     */
    public long dataBytes() {
        return count * datatype.size();
    }

    /**
     * Whether the storage refuses to be written.
     *
     * @return true for read-only NIO buffers
     */
    public boolean isReadOnly() {
        return readOnly;
    }

    /**
     * Where the elements are.
     *
     * @return the kind of storage
     */
    public Storage storage() {
        return storage;
    }

    /**
     * For backends: the array or NIO buffer, or what {@link #through} was given.
     *
     * @return the storage itself
     * @throws MpiException with {@link ErrorClass#BUFFER} if there is none
     */
    public Object base() {
        if (base == null) {
            throw new MpiException(ErrorClass.BUFFER, this + " has no Java storage");
        }
        return base;
    }

    /**
     * For backends: the same elements at a raw address, with what makes them seen; parts of it have
     * that too. For memory that is longer than one NIO buffer can be.
     *
     * @param view sees the memory
     * @return a new buffer whose {@link #base()} is the view
     */
    public MpiBuffer through(AddressView view) {
        MpiBuffer made =
                new MpiBuffer(
                        storage, view, element, readOnly, byteOffset, byteLength, count, datatype);
        made.address = address;
        return made;
    }

    /**
     * For backends: the primitive that the storage itself is made of.
     *
     * @return the array's or NIO buffer's primitive
     */
    public Primitive element() {
        return element;
    }

    /**
     * For backends: where the first element starts in {@link #base()}.
     *
     * @return bytes from index 0 of the array or NIO buffer
     */
    public long byteOffset() {
        return byteOffset;
    }

    /**
     * For backends: the storage that belongs to this buffer.
     *
     * @return bytes from {@link #byteOffset()} to the end of what the program gave
     */
    public long byteLength() {
        return byteLength;
    }

    /**
     * For backends: where the first element of a {@link Storage#DIRECT} or {@link Storage#ADDRESS}
     * buffer is in memory. The storage must be kept reachable while the address is in use.
     *
     * @param resolver asked once for a direct buffer
     * @return the address
     */
    public long address(AddressResolver resolver) {
        long known = address;
        if (known != 0) {
            return known;
        }
        // Every thread that races here writes the same value.
        long found = resolver.baseAddress((Buffer) base()) + byteOffset;
        address = found;
        return found;
    }

    private static MpiBuffer slice(
            Object array, Primitive element, int length, int offset, int count) {
        requireCount(count);
        if (offset < 0 || offset > length - count) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    count
                            + " elements from offset "
                            + offset
                            + " are not inside an array of length "
                            + length);
        }
        long start = (long) offset * element.bytes();
        long bytes = (long) count * element.bytes();
        return plain(Storage.ARRAY, array, element, false, start, bytes);
    }

    private static MpiBuffer plain(
            Storage storage,
            Object base,
            Primitive element,
            boolean readOnly,
            long start,
            long bytes) {
        long count = bytes / element.bytes();
        Datatype type = Datatype.of(element);
        return new MpiBuffer(storage, base, element, readOnly, start, bytes, count, type);
    }

    private static void requireStorage(String name, @Nullable Object storage) {
        if (storage == null) {
            throw new MpiException(ErrorClass.BUFFER, name + " is null");
        }
    }

    private static void requireCount(long count) {
        if (count < 0) {
            throw new MpiException(ErrorClass.COUNT, "count must not be negative, is " + count);
        }
    }

    private void requireFits(Datatype type) {
        if (element == Primitive.BYTE) {
            if (storage != Storage.ARRAY && base instanceof ByteBuffer bytes) {
                boolean wide = type.map().primitives().stream().anyMatch(p -> p.bytes() > 1);
                requireNativeOrder(bytes.order(), wide);
            }
            return;
        }
        boolean own = Set.of(element).containsAll(type.map().primitives());
        if (!own || !type.map().isAlignedTo(element.bytes())) {
            throw new MpiException(
                    ErrorClass.TYPE, type + " does not fit storage of " + Datatype.of(element));
        }
    }

    /** Bytes from the first element's origin to the last byte that any of them touches. */
    private static long reach(long count, TypeMap map) {
        try {
            return Math.max(0, map.highest(count));
        } catch (ArithmeticException e) {
            throw new MpiException(
                    ErrorClass.COUNT, "count " + count + " reaches over the address space", e);
        }
    }

    private static Primitive elementOf(Buffer buffer) {
        if (buffer instanceof ByteBuffer) {
            return Primitive.BYTE;
        } else if (buffer instanceof CharBuffer) {
            return Primitive.CHAR;
        } else if (buffer instanceof ShortBuffer) {
            return Primitive.SHORT;
        } else if (buffer instanceof IntBuffer) {
            return Primitive.INT;
        } else if (buffer instanceof LongBuffer) {
            return Primitive.LONG;
        } else if (buffer instanceof FloatBuffer) {
            return Primitive.FLOAT;
        }
        return Primitive.DOUBLE;
    }

    private static void requireNativeOrder(Buffer buffer, Primitive element) {
        ByteOrder order = ByteOrder.nativeOrder();
        if (buffer instanceof CharBuffer b) {
            order = b.order();
        } else if (buffer instanceof ShortBuffer b) {
            order = b.order();
        } else if (buffer instanceof IntBuffer b) {
            order = b.order();
        } else if (buffer instanceof LongBuffer b) {
            order = b.order();
        } else if (buffer instanceof FloatBuffer b) {
            order = b.order();
        } else if (buffer instanceof DoubleBuffer b) {
            order = b.order();
        }
        requireNativeOrder(order, element.bytes() > 1);
    }

    private static void requireNativeOrder(ByteOrder order, boolean matters) {
        if (matters && order != ByteOrder.nativeOrder()) {
            throw new MpiException(
                    ErrorClass.BUFFER,
                    "the NIO buffer's byte order is "
                            + order
                            + "; make it with .order(ByteOrder.nativeOrder())");
        }
    }

    @Override
    public String toString() {
        return switch (storage) {
            case IN_PLACE -> "MpiBuffer.IN_PLACE";
            case NONE -> "MpiBuffer.NONE";
            default -> "a buffer of " + count + " x " + datatype + " in " + byteLength + " bytes";
        };
    }
}
