package org.mpi4j.openmpi;

import org.mpi4j.raw.NativeMemory;
import org.mpi4j.spi.Memory;

/** Memory outside the heap that heap storage is copied through, with its address. */
final class Slab {
    private final Memory memory;
    private final long address;

    Slab(int bytes) {
        memory = Memory.allocateDirect(bytes);
        address = NativeMemory.address(memory.bytes());
    }

    Memory memory() {
        return memory;
    }

    long address() {
        return address;
    }

    int capacity() {
        return memory.capacity();
    }
}
