package org.mpi4j.conformance.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;

/**
 * Memory that Java knows only the address of. It is never freed: a test is over before anybody
 * could know that nothing uses it any more, and it is small.
 */
final class AddressCells implements Cells {
    private final Primitive primitive;
    private final long address;
    private final ByteBuffer one = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());

    AddressCells(Primitive primitive, int length) {
        this.primitive = primitive;
        this.address = OffHeap.allocate((long) length * primitive.bytes());
    }

    @Override
    public long get(int index) {
        long start = address + (long) index * primitive.bytes();
        for (int i = 0; i < primitive.bytes(); i++) {
            one.put(i, OffHeap.getByte(start + i));
        }
        return Values.read(one, primitive, 0);
    }

    @Override
    public void set(int index, long bits) {
        long start = address + (long) index * primitive.bytes();
        Values.write(one, primitive, 0, bits);
        for (int i = 0; i < primitive.bytes(); i++) {
            OffHeap.putByte(start + i, one.get(i));
        }
    }

    @Override
    public MpiBuffer buffer(int offset, int count) {
        long start = address + (long) offset * primitive.bytes();
        return MpiBuffer.address(start, count, Datatype.of(primitive));
    }
}
