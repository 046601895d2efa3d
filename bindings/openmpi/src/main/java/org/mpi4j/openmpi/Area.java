package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.raw.NativeMemory;

/** Memory outside the heap that belongs to one thread and grows when more is asked for. */
final class Area {
    private ByteBuffer memory;
    private long address;

    Area(int bytes) {
        memory = allocate(bytes);
        address = NativeMemory.address(memory);
    }

    /**
     * Makes room; what was in it is lost if it grows.
     *
     * @return the memory, in native order, for absolute access
     */
    ByteBuffer room(int bytes) {
        if (memory.capacity() < bytes) {
            memory = allocate(Math.max(bytes, Math.multiplyExact(2, memory.capacity())));
            address = NativeMemory.address(memory);
        }
        return memory;
    }

    ByteBuffer memory() {
        return memory;
    }

    long address() {
        return address;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
