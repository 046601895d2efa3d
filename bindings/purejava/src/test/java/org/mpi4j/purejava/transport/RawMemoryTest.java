package org.mpi4j.purejava.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

class RawMemoryTest {
    /** Memory with a known address, without the class under test. */
    private static long allocate(int bytes) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field only = type.getDeclaredField("theUnsafe");
        only.setAccessible(true);
        Object unsafe = only.get(null);
        return (long) type.getMethod("allocateMemory", long.class).invoke(unsafe, (long) bytes);
    }

    @Test
    void viewsOfOneAddressAreTheSameMemory() throws ReflectiveOperationException {
        long address = allocate(64);
        ByteBuffer one = RawMemory.at(address, 64);
        ByteBuffer other = RawMemory.at(address + 8, 56);
        one.putLong(8, 0x0123456789abcdefL);
        assertEquals(0x0123456789abcdefL, other.getLong(0));
        assertEquals(ByteOrder.nativeOrder(), one.order());
        assertEquals(64, one.capacity());
        assertEquals(56, other.remaining());
    }

    @Test
    void addressesBecomeDirectBuffers() throws ReflectiveOperationException {
        long address = allocate(64);
        MpiBuffer reachable = RawMemory.reachable(MpiBuffer.address(address, 8, Datatype.LONG));
        assertEquals(MpiBuffer.Storage.DIRECT, reachable.storage());
        assertEquals(8, reachable.count());
        assertEquals(Datatype.LONG, reachable.datatype());
    }

    @Test
    void otherBuffersStayWhatTheyAre() {
        MpiBuffer array = MpiBuffer.buffer(new int[3]);
        assertSame(array, RawMemory.reachable(array));
    }

    @Test
    void moreThanOneBufferCanBeIsSeenInWindows() throws ReflectiveOperationException {
        long address = allocate(64);
        MpiBuffer huge = MpiBuffer.address(address, 1L << 31, Datatype.INT);
        MpiBuffer part = RawMemory.reachable(huge).part(2, 1L << 30);
        assertEquals(MpiBuffer.Storage.ADDRESS, part.storage());
        Memory memory = Memory.allocateDirect(8);
        memory.bytes().putLong(0, 0x0123456789abcdefL);
        Packing.unpack(memory, 0, part, 4, 8);
        assertEquals(0x0123456789abcdefL, RawMemory.at(address, 64).getLong(12));
        RawMemory.at(address, 64).putInt(16, 77);
        Packing.pack(part, 8, memory, 4, 4);
        assertEquals(77, memory.bytes().getInt(4));
    }

    @Test
    void addressesThatNothingShowsAreRefused() {
        MpiBuffer raw = MpiBuffer.address(4096, 1, Datatype.LONG);
        Memory memory = Memory.allocateDirect(8);
        MpiException error =
                assertThrows(MpiException.class, () -> Packing.pack(raw, 0, memory, 0, 8));
        assertEquals(ErrorClass.BUFFER, error.errorClass());
    }
}
