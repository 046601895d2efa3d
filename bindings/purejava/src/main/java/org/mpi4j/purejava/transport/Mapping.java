package org.mpi4j.purejava.transport;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * A part of a file in memory, until it is closed: a mapping that waits for the collector would keep
 * a file without a name in shared memory for long. From JDK 22 on buffers over a closed mapping are
 * refused; before, they are as dangerous as memory that C has freed.
 */
public final class Mapping implements AutoCloseable {
    private static final int FOREIGN_SINCE = 22;
    private static final Way WAY = way();

    private interface Way {
        Mapping map(FileChannel file, long offset, long bytes) throws Throwable;
    }

    private interface End {
        void run() throws Throwable;
    }

    private final ByteBuffer memory;
    private final End end;

    private Mapping(ByteBuffer memory, End end) {
        this.memory = memory;
        this.end = end;
    }

    /**
     * Whether buffers over a closed mapping are refused, instead of ending the virtual machine.
     * Where they are not, what a program may still use is left to the collector.
     *
     * @return true from JDK 22 on
     */
    public static boolean isRefusedWhenClosed() {
        return Runtime.version().feature() >= FOREIGN_SINCE;
    }

    /**
     * Maps a part of a file for reading and writing.
     *
     * @param file open for both
     * @param offset where the part starts
     * @param bytes its length, which one buffer can have
     * @return the mapping
     * @throws IOException if the system refuses
     */
    public static Mapping of(FileChannel file, long offset, long bytes) throws IOException {
        try {
            return WAY.map(file, offset, bytes);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MpiException(ErrorClass.INTERN, "a file cannot be mapped", e);
        }
    }

    /**
     * The memory.
     *
     * @return the whole mapping in native byte order; shared, not to be repositioned
     */
    public ByteBuffer memory() {
        return memory;
    }

    @Override
    public void close() {
        try {
            end.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new MpiException(ErrorClass.INTERN, "a mapping cannot be closed", e);
        }
    }

    private static Way way() {
        try {
            return isRefusedWhenClosed() ? foreign() : cleaned();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** {@code file.map(READ_WRITE, offset, bytes, Arena.ofShared())}. */
    private static Way foreign() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> arena = Class.forName("java.lang.foreign.Arena");
        Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
        MethodHandle open = lookup.findStatic(arena, "ofShared", MethodType.methodType(arena));
        MethodHandle close = lookup.findVirtual(arena, "close", MethodType.methodType(void.class));
        MethodType mapped =
                MethodType.methodType(
                        segment, FileChannel.MapMode.class, long.class, long.class, arena);
        MethodHandle map = lookup.findVirtual(FileChannel.class, "map", mapped);
        MethodType buffer = MethodType.methodType(ByteBuffer.class);
        MethodHandle view = lookup.findVirtual(segment, "asByteBuffer", buffer);
        return (file, offset, bytes) -> {
            Object lifetime = open.invoke();
            Object made = map.invoke(file, FileChannel.MapMode.READ_WRITE, offset, bytes, lifetime);
            ByteBuffer memory = (ByteBuffer) view.invoke(made);
            return new Mapping(memory.order(ByteOrder.nativeOrder()), () -> close.invoke(lifetime));
        };
    }

    /** {@code Unsafe.invokeCleaner}. By reflection: no API of those versions unmaps. */
    private static Way cleaned() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field only = type.getDeclaredField("theUnsafe");
        only.setAccessible(true);
        MethodHandle clean =
                MethodHandles.lookup()
                        .bind(
                                only.get(null),
                                "invokeCleaner",
                                MethodType.methodType(void.class, ByteBuffer.class));
        return (file, offset, bytes) -> {
            MappedByteBuffer made = file.map(FileChannel.MapMode.READ_WRITE, offset, bytes);
            made.order(ByteOrder.nativeOrder());
            return new Mapping(made, () -> clean.invoke((ByteBuffer) made));
        };
    }
}
