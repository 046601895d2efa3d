package org.mpi4j.purejava.collective;

import java.lang.reflect.Field;

/** Memory at raw addresses, for tests only; freed with the process. */
final class OffHeap {
    private OffHeap() {}

    static long allocate(long bytes) {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field only = type.getDeclaredField("theUnsafe");
            only.setAccessible(true);
            Object unsafe = only.get(null);
            return (long) type.getMethod("allocateMemory", long.class).invoke(unsafe, bytes);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no raw memory", e);
        }
    }
}
