package org.mpi4j.purejava.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongUnaryOperator;

/**
 * A pointer in memory that the ranks of one host share, changed by compare-and-set: nobody waits
 * for a rank that is slow, or gone.
 */
final class MappedPointer implements SharedPointer {
    private static final VarHandle VALUE =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;

    /** Its first eight bytes are the pointer. */
    MappedPointer(ByteBuffer memory) {
        this.memory = memory;
    }

    @Override
    public long get() {
        return (long) VALUE.getVolatile(memory, 0);
    }

    @Override
    public long move(LongUnaryOperator next) {
        while (true) {
            long was = get();
            if (VALUE.compareAndSet(memory, 0, was, next.applyAsLong(was))) {
                return was;
            }
        }
    }

    @Override
    public void close() {
        // Unmapped when nobody refers to it.
    }
}
