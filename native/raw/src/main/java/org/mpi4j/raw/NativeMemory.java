package org.mpi4j.raw;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Direct NIO buffers as addresses, and addresses as direct NIO buffers. */
public final class NativeMemory {

    private NativeMemory() {}

    /**
     * Finds the memory of a direct buffer. Costs a native call; the address of a buffer never
     * changes, so it can be kept as long as the buffer itself is kept reachable.
     *
     * @param buffer any buffer; of a slice or duplicate, its own first element counts
     * @return address of the element at index 0, whatever the position; 0 if the buffer is not
     *     direct
     */
    public static long address(Buffer buffer) {
        return OpenMpi.mpi4j_address(buffer);
    }

    /**
     * Makes memory that somebody else owns readable and writable in Java. The buffer does not keep
     * the memory: using it after that was freed crashes the JVM.
     *
     * @param address first byte
     * @param capacity number of bytes
     * @return a direct buffer of native byte order
     * @throws IllegalArgumentException if {@code capacity} is not between 0 and 2^31 - 1, or {@code
     *     address} is 0
     */
    public static ByteBuffer view(long address, long capacity) {
        if (address == 0 || capacity < 0 || capacity > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "no buffer of " + capacity + " bytes at address " + address);
        }
        return OpenMpi.mpi4j_view(address, capacity).order(ByteOrder.nativeOrder());
    }
}
