package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.raw.NativeMemory;

/**
 * Numbers outside the heap, for functions that also take special addresses in their place. To be
 * kept reachable until the call has returned.
 */
final class NativeInts {
    private final ByteBuffer memory;

    NativeInts(int[] values) {
        // Never without an element: the library refuses null.
        memory =
                ByteBuffer.allocateDirect(Math.max(1, values.length) * Integer.BYTES)
                        .order(ByteOrder.nativeOrder());
        memory.asIntBuffer().put(values);
    }

    /** Two numbers, where the library has put a handle. */
    long firstLong() {
        return memory.getLong(0);
    }

    long address() {
        return NativeMemory.address(memory);
    }
}
