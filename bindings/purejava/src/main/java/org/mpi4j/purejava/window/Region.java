package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/**
 * A piece of memory that is accessed through a window, as this process reaches it.
 *
 * @param memory all of it
 * @param start the displacement of its first byte, counted in bytes
 * @param keeper what keeps the memory alive
 */
record Region(Memory memory, long start, Object keeper) {
    static Region of(ByteBuffer memory) {
        return new Region(new Memory(memory), 0, memory);
    }

    /** Memory of the program: an NIO buffer of any primitive, or a raw address. */
    static Region of(MpiBuffer given, long start) {
        long bytes = given.byteLength();
        ByteBuffer view =
                bytes == 0 ? ByteBuffer.allocateDirect(0) : RawMemory.at(addressOf(given), bytes);
        return new Region(new Memory(view), start, given);
    }

    static long addressOf(MpiBuffer given) {
        return given.address(RawMemory::addressOf);
    }

    /** Whether bytes, counted as displacements are, are all inside. */
    boolean holds(long low, long high) {
        return low <= high && low >= start && high <= start + memory.capacity();
    }

    /** The elements at a displacement in bytes, which are all inside. */
    MpiBuffer view(long at, long count, Datatype type) {
        return MpiBuffer.buffer(memory.bytes()).as(count, type, at - start);
    }

    /**
     * Copies a part of a stream of elements.
     *
     * @param at where the stream starts, as a displacement in bytes
     * @param view the stream if it has gaps, otherwise null
     * @param from where in the stream the part starts
     */
    void read(long at, @Nullable MpiBuffer view, long from, Memory to, int length) {
        if (view == null) {
            to.bytes().put(0, memory.bytes(), (int) (at - start + from), length);
        } else {
            Packing.pack(view, from, to, 0, length);
        }
    }

    /** As {@link #read}, in the other direction. */
    void write(long at, @Nullable MpiBuffer view, long from, Memory given, int length) {
        if (view == null) {
            memory.bytes().put((int) (at - start + from), given.bytes(), 0, length);
        } else {
            Packing.unpack(given, 0, view, from, length);
        }
    }
}
