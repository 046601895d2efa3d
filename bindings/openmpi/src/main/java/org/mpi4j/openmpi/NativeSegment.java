package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.WindowSegment;
import org.mpi4j.raw.NativeMemory;

/**
 * Memory of a window that this process can address.
 *
 * @param address where it is; of an empty one it does not matter
 */
record NativeSegment(long address, long size, int dispUnit) implements WindowSegment {
    @Override
    public ByteBuffer memory() {
        if (size > Integer.MAX_VALUE) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    "the segment has "
                            + size
                            + " bytes, one buffer can have "
                            + Integer.MAX_VALUE
                            + "; use memory(offset, length) or MpiBuffer.address");
        }
        return memory(0, (int) size);
    }

    @Override
    public ByteBuffer memory(long offset, int length) {
        if (offset < 0 || length < 0 || length > size - offset) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    length
                            + " bytes from offset "
                            + offset
                            + " are not inside a segment of "
                            + size
                            + " bytes");
        }
        return length == 0
                ? ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder())
                : NativeMemory.view(address + offset, length);
    }
}
