package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.mpi4j.raw.NativeMemory;

/**
 * Strings and arrays of pointers outside the heap, for functions that take {@code char **}. The
 * memory lives as long as this object: keep it reachable until the call has returned.
 */
final class NativeArea {
    /** What the host encodes file names and the arguments of programs in. */
    private static final Charset HOST =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private final List<ByteBuffer> kept = new ArrayList<>();

    /** A string with a final zero. */
    long string(String text) {
        byte[] bytes = text.getBytes(HOST);
        return keep(allocate(bytes.length + 1).put(0, bytes));
    }

    /** An array of strings with a final null pointer. */
    long strings(List<String> texts) {
        LongStream pointers = texts.stream().mapToLong(this::string);
        return longs(LongStream.concat(pointers, LongStream.of(0)).toArray());
    }

    /** An array of pointers or handles. */
    long longs(long... values) {
        ByteBuffer memory = allocate(Math.max(1, values.length) * Long.BYTES);
        memory.asLongBuffer().put(values);
        return keep(memory);
    }

    /** An array of numbers. */
    long ints(int... values) {
        ByteBuffer memory = allocate(Math.max(1, values.length) * Integer.BYTES);
        memory.asIntBuffer().put(values);
        return keep(memory);
    }

    /** Memory to be written by the library. */
    ByteBuffer room(int bytes) {
        ByteBuffer memory = allocate(Math.max(1, bytes));
        kept.add(memory);
        return memory;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private long keep(ByteBuffer memory) {
        kept.add(memory);
        return NativeMemory.address(memory);
    }
}
