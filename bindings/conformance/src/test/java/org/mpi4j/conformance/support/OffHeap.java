package org.mpi4j.conformance.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/** Memory outside the heap by its address; Java 17 has no public way to it. */
final class OffHeap {
    private static final MethodHandle ALLOCATE = find("allocateMemory", long.class, long.class);
    private static final MethodHandle FREE = find("freeMemory", void.class, long.class);
    private static final MethodHandle GET = find("getByte", byte.class, long.class);
    private static final MethodHandle PUT = find("putByte", void.class, long.class, byte.class);

    private OffHeap() {}

    private static MethodHandle find(String name, Class<?> result, Class<?>... arguments) {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            MethodType type = MethodType.methodType(result, arguments);
            return MethodHandles.lookup()
                    .findVirtual(unsafe, name, type)
                    .bindTo(instance.get(null));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static long allocate(long bytes) {
        try {
            return (long) ALLOCATE.invokeExact(bytes);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void free(long address) {
        try {
            FREE.invokeExact(address);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static byte getByte(long address) {
        try {
            return (byte) GET.invokeExact(address);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void putByte(long address, byte value) {
        try {
            PUT.invokeExact(address, value);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
