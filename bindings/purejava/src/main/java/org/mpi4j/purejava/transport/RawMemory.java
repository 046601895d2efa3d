package org.mpi4j.purejava.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;

/**
 * Memory at a raw address, seen as a direct buffer. From JDK 22 on through {@code
 * java.lang.foreign}; before, by giving an empty direct buffer the address.
 */
public final class RawMemory {
    private static final int FOREIGN_SINCE = 22;

    private interface View {
        ByteBuffer of(long address, long bytes) throws Throwable;

        long addressOf(Buffer direct) throws Throwable;
    }

    private static final View VIEW = view();

    private RawMemory() {}

    /**
     * The buffer with storage that {@link org.mpi4j.spi.Memory} can reach.
     *
     * @param buffer any buffer
     * @return the same, or for a raw address the same memory as a direct buffer, or seen in windows
     *     if it is too long for one
     */
    public static MpiBuffer reachable(MpiBuffer buffer) {
        return buffer.storage() == MpiBuffer.Storage.ADDRESS ? direct(buffer) : buffer;
    }

    private static MpiBuffer direct(MpiBuffer buffer) {
        long low = Math.min(0, buffer.datatype().map().lowest(buffer.count()));
        if (buffer.byteLength() - low > Integer.MAX_VALUE) {
            return buffer.through(RawMemory::at);
        }
        long address =
                buffer.address(
                        direct -> {
                            throw new MpiException(ErrorClass.BUFFER, "not an address: " + direct);
                        });
        ByteBuffer view = at(address + low, buffer.byteLength() - low);
        return MpiBuffer.buffer(view).as(buffer.count(), buffer.datatype(), -low);
    }

    /**
     * Views memory.
     *
     * @param address where it starts
     * @param bytes its length
     * @return a direct buffer in native order, which does not keep anything alive
     */
    public static ByteBuffer at(long address, long bytes) {
        try {
            return VIEW.of(address, bytes).order(ByteOrder.nativeOrder());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MpiException(ErrorClass.INTERN, "no view of raw memory", e);
        }
    }

    /**
     * Where a direct buffer is.
     *
     * @param direct a direct buffer of any primitive
     * @return the address of its index 0
     */
    public static long addressOf(Buffer direct) {
        try {
            return VIEW.addressOf(direct);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MpiException(ErrorClass.INTERN, "no address of a direct buffer", e);
        }
    }

    private static View view() {
        try {
            boolean foreign = Runtime.version().feature() >= FOREIGN_SINCE;
            return foreign ? new Foreign() : new Patch();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** {@code java.lang.foreign.MemorySegment}, which the baseline does not have. */
    private static final class Foreign implements View {
        private final MethodHandle view;
        private final MethodHandle addressOf;

        Foreign() throws ReflectiveOperationException {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            MethodType of = MethodType.methodType(segment, long.class);
            MethodHandle ofAddress = lookup.findStatic(segment, "ofAddress", of);
            MethodHandle reinterpret = lookup.findVirtual(segment, "reinterpret", of);
            MethodType buffer = MethodType.methodType(ByteBuffer.class);
            MethodHandle asByteBuffer = lookup.findVirtual(segment, "asByteBuffer", buffer);
            MethodHandle sized = MethodHandles.filterArguments(reinterpret, 0, ofAddress);
            view = MethodHandles.filterReturnValue(sized, asByteBuffer);
            MethodType ofBuffer = MethodType.methodType(segment, Buffer.class);
            MethodType address = MethodType.methodType(long.class);
            addressOf =
                    MethodHandles.filterReturnValue(
                            lookup.findStatic(segment, "ofBuffer", ofBuffer),
                            lookup.findVirtual(segment, "address", address));
        }

        @Override
        public ByteBuffer of(long address, long bytes) throws Throwable {
            return (ByteBuffer) view.invokeExact(address, bytes);
        }

        @Override
        public long addressOf(Buffer direct) throws Throwable {
            // A segment starts at the position of its buffer.
            return (long) addressOf.invokeExact(direct.duplicate().clear());
        }
    }

    /** Writes address and capacity into a buffer object. By reflection: no API reaches them. */
    private static final class Patch implements View {
        private final MethodHandle putLong;
        private final MethodHandle putInt;
        private final MethodHandle getLong;
        private final long address;
        private final long capacity;

        Patch() throws ReflectiveOperationException {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field only = type.getDeclaredField("theUnsafe");
            only.setAccessible(true);
            Object unsafe = only.get(null);
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            putLong = put(lookup, type, unsafe, "putLong", long.class);
            putInt = put(lookup, type, unsafe, "putInt", int.class);
            MethodType get = MethodType.methodType(long.class, Object.class, long.class);
            getLong = lookup.findVirtual(type, "getLong", get).bindTo(unsafe);
            MethodHandle offset =
                    lookup.bind(
                            unsafe,
                            "objectFieldOffset",
                            MethodType.methodType(long.class, Field.class));
            address = offset(offset, "address");
            capacity = offset(offset, "capacity");
        }

        private static MethodHandle put(
                MethodHandles.Lookup lookup,
                Class<?> type,
                Object unsafe,
                String name,
                Class<?> value)
                throws ReflectiveOperationException {
            MethodType put = MethodType.methodType(void.class, Object.class, long.class, value);
            return lookup.findVirtual(type, name, put).bindTo(unsafe);
        }

        private static long offset(MethodHandle offset, String field)
                throws ReflectiveOperationException {
            try {
                return (long) offset.invoke(Buffer.class.getDeclaredField(field));
            } catch (ReflectiveOperationException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ReflectiveOperationException(e);
            }
        }

        @Override
        public long addressOf(Buffer direct) throws Throwable {
            return (long) getLong.invokeExact((Object) direct, address);
        }

        @Override
        public ByteBuffer of(long where, long bytes) throws Throwable {
            ByteBuffer empty = ByteBuffer.allocateDirect(0);
            putLong.invoke((Object) empty, address, where);
            putInt.invoke((Object) empty, capacity, (int) bytes);
            return empty.clear();
        }
    }
}
