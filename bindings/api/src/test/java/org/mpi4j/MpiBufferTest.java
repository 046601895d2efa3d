package org.mpi4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MpiBufferTest {
    private static void refused(ErrorClass expected, String value, Executable call) {
        MpiException e = assertThrows(MpiException.class, call);
        assertEquals(expected, e.errorClass(), e.getMessage());
        assertTrue(e.getMessage().contains(value), e.getMessage());
    }

    @Test
    void arrayIsWhole() {
        MpiBuffer b = buffer(new double[7]);
        assertEquals(7, b.count());
        assertSame(Datatype.DOUBLE, b.datatype());
        assertEquals(56, b.dataBytes());
    }

    @Test
    void offsetAndCountAreBytesFromTheStart() {
        MpiBuffer b = buffer(new int[10], 3, 4);
        assertEquals(12, b.byteOffset());
        assertEquals(16, b.byteLength());
    }

    @Test
    void partOutsideTheArrayIsRefused() {
        refused(ErrorClass.BUFFER, "offset 8", () -> buffer(new int[10], 8, 3));
        refused(ErrorClass.BUFFER, "offset -1", () -> buffer(new int[10], -1, 3));
        refused(ErrorClass.COUNT, "-2", () -> buffer(new int[10], 0, -2));
        refused(
                ErrorClass.BUFFER,
                "offset 2147483647",
                () -> buffer(new int[10], Integer.MAX_VALUE, 10));
    }

    @Test
    void nullStorageIsRefused() {
        refused(ErrorClass.BUFFER, "array is null", () -> buffer((double[]) null));
        refused(ErrorClass.BUFFER, "buffer is null", () -> buffer((ByteBuffer) null));
    }

    @Test
    void positionAndLimitAreHonouredAndKept() {
        DoubleBuffer nio =
                ByteBuffer.allocateDirect(80).order(ByteOrder.nativeOrder()).asDoubleBuffer();
        nio.position(2).limit(5);
        MpiBuffer b = buffer(nio);
        assertEquals(3, b.count());
        assertEquals(16, b.byteOffset());
        assertEquals(MpiBuffer.Storage.DIRECT, b.storage());
        assertEquals(2, nio.position());
        assertEquals(5, nio.limit());
    }

    @Test
    void heapNioBufferIsItsArray() {
        IntBuffer nio = IntBuffer.wrap(new int[10], 2, 6).slice();
        nio.position(1);
        MpiBuffer b = buffer(nio);
        assertEquals(MpiBuffer.Storage.ARRAY, b.storage());
        assertEquals(12, b.byteOffset());
        assertEquals(5, b.count());
    }

    @Test
    void readOnlyHeapNioBufferKeepsItsArrayToItself() {
        MpiBuffer b = buffer(IntBuffer.wrap(new int[4]).asReadOnlyBuffer());
        assertEquals(MpiBuffer.Storage.HEAP, b.storage());
        assertTrue(b.isReadOnly());
    }

    @Test
    void foreignByteOrderIsRefusedWhereItMatters() {
        ByteOrder foreign =
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer bytes = ByteBuffer.allocateDirect(16).order(foreign);
        assertEquals(16, buffer(bytes).count());
        refused(ErrorClass.BUFFER, foreign.toString(), () -> buffer(bytes.asIntBuffer()));
        refused(ErrorClass.BUFFER, foreign.toString(), () -> buffer(bytes).as(2, Datatype.DOUBLE));
        assertEquals(16, buffer(bytes).as(16, Datatype.BOOLEAN).count());
    }

    @Test
    void bytesTakeEveryTypeOtherStorageItsOwn() {
        assertEquals(2, buffer(new byte[16]).as(2, Datatype.DOUBLE).count());
        refused(
                ErrorClass.TYPE,
                "Datatype.FLOAT",
                () -> buffer(new double[2]).as(2, Datatype.FLOAT));
    }

    @Test
    void derivedTypeMustFit() {
        try (Datatype column = Datatype.vector(3, 1, 4, Datatype.DOUBLE)) {
            assertEquals(1, buffer(new double[12]).as(1, column).count());
            assertEquals(1, buffer(new double[9]).as(1, column).count());
            refused(ErrorClass.BUFFER, "1 elements", () -> buffer(new double[8]).as(1, column));
        }
    }

    @Test
    void negativeStrideReachesBelowTheStart() {
        try (Datatype backwards = Datatype.vector(2, 1, -1, Datatype.INT)) {
            refused(ErrorClass.BUFFER, "1 elements", () -> buffer(new int[4]).as(1, backwards));
        }
    }

    @Test
    void hugeCountDoesNotWrap() {
        refused(
                ErrorClass.COUNT,
                Long.toString(Long.MAX_VALUE),
                () -> MpiBuffer.address(64, Long.MAX_VALUE, Datatype.DOUBLE));
        refused(
                ErrorClass.COUNT,
                Long.toString(Long.MAX_VALUE),
                () -> buffer(new byte[8]).as(Long.MAX_VALUE, Datatype.DOUBLE));
    }

    @Test
    void addressMustBePositive() {
        refused(ErrorClass.BUFFER, "0", () -> MpiBuffer.address(0, 1, Datatype.INT));
    }

    @Test
    void directAddressIsAskedForOnceAndShifted() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(32);
        bytes.position(8);
        MpiBuffer b = buffer(bytes);
        int[] asked = {0};
        MpiBuffer.AddressResolver resolver =
                direct -> {
                    asked[0]++;
                    return 4096;
                };
        assertEquals(4104, b.address(resolver));
        assertEquals(4104, b.address(resolver));
        assertEquals(1, asked[0]);
        assertEquals(4108, b.part(4, 4).address(resolver));
    }

    @Test
    void partIsInside() {
        MpiBuffer b = buffer(new long[10], 2, 6);
        MpiBuffer part = b.part(1, 5);
        assertEquals(24, part.byteOffset());
        assertEquals(5, part.count());
        refused(ErrorClass.BUFFER, "index 2", () -> b.part(2, 5));
        refused(ErrorClass.BUFFER, "-1 elements", () -> b.part(2, -1));
    }

    @Test
    void sentinelsHaveNoElements() {
        refused(ErrorClass.BUFFER, "IN_PLACE", () -> MpiBuffer.IN_PLACE.as(1, Datatype.INT));
        refused(ErrorClass.BUFFER, "NONE", () -> MpiBuffer.NONE.base());
    }
}
