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
    void moreThanJavaCanViewIsRefused() {
        MpiBuffer huge = MpiBuffer.address(4096, 1L << 31, Datatype.BYTE);
        MpiException error = assertThrows(MpiException.class, () -> RawMemory.reachable(huge));
        assertEquals(ErrorClass.UNSUPPORTED_OPERATION, error.errorClass());
    }
}
