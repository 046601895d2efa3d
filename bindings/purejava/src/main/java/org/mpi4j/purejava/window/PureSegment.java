package org.mpi4j.purejava.window;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.WindowSegment;
import org.mpi4j.purejava.transport.RawMemory;

/**
 * Memory of a window that this process can address.
 *
 * @param whole all of it
 */
record PureSegment(ByteBuffer whole, int dispUnit) implements WindowSegment {
    @Override
    public long size() {
        return whole.capacity();
    }

    @Override
    public long address() {
        return whole.capacity() == 0 ? 0 : RawMemory.addressOf(whole);
    }

    @Override
    public ByteBuffer memory() {
        return memory(0, whole.capacity());
    }

    @Override
    public ByteBuffer memory(long offset, int length) {
        if (offset < 0 || length < 0 || length > size() - offset) {
            throw new MpiException(
                    ErrorClass.SIZE,
                    length
                            + " bytes from offset "
                            + offset
                            + " are not inside a segment of "
                            + size()
                            + " bytes");
        }
        return whole.slice((int) offset, length).order(ByteOrder.nativeOrder());
    }
}
