package org.mpi4j.conformance.datatypes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** Packing by the program itself; types of all kinds are packed in {@link RandomTypesTest}. */
class PackedDataTest {
    private static final int TAG = 5;

    @MpiTest
    void severalBuffersTravelAsOneMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        ByteBuffer packed = ByteBuffer.allocateDirect(100);
        comm.pack(buffer(new int[] {comm.rank(), 3}), packed);
        comm.pack(buffer(new double[] {0.5, 1.5, comm.rank()}), packed);
        assertEquals(32, packed.position());
        packed.flip();
        ByteBuffer got = ByteBuffer.allocate(100);
        MpiBuffer message = buffer(packed).as(packed.remaining(), Datatype.PACKED);
        MpiBuffer room = buffer(got).as(100, Datatype.PACKED);
        assertEquals(32, comm.sendrecv(message, ring.right(), TAG, room, ring.left(), TAG).bytes());
        int[] header = new int[2];
        double[] data = new double[3];
        comm.unpack(got, buffer(header));
        comm.unpack(got, buffer(data));
        assertArrayEquals(new int[] {ring.left(), 3}, header);
        assertArrayEquals(new double[] {0.5, 1.5, ring.left()}, data);
    }

    @MpiTest
    void packedDataIsReceivedAsWhatItIs(Communicator comm) {
        Ring ring = Ring.of(comm);
        byte[] packed = new byte[12];
        comm.pack(buffer(new int[] {comm.rank(), 8, 9}), ByteBuffer.wrap(packed));
        int[] got = new int[3];
        MpiBuffer message = buffer(packed).as(12, Datatype.PACKED);
        comm.sendrecv(message, ring.right(), TAG, buffer(got), ring.left(), TAG);
        assertArrayEquals(new int[] {ring.left(), 8, 9}, got);
    }

    @MpiTest
    void externalFormIsBigEndian(Communicator comm) {
        ByteBuffer packed = ByteBuffer.allocate(40);
        comm.packExternal(buffer(new int[] {0x01020304}), packed);
        comm.packExternal(buffer(new short[] {0x0506}), packed);
        comm.packExternal(buffer(new boolean[] {true}), packed);
        comm.packExternal(buffer(new char[] {'A'}), packed);
        comm.packExternal(buffer(new double[] {1}), packed);
        comm.packExternal(buffer(new long[] {-2}), packed);
        byte[] expected = {
            1,
            2,
            3,
            4,
            5,
            6,
            1,
            0,
            65,
            0x3f,
            (byte) 0xf0,
            0,
            0,
            0,
            0,
            0,
            0,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -2
        };
        assertEquals(expected.length, packed.position());
        assertArrayEquals(expected, Arrays.copyOf(packed.array(), expected.length));
        assertEquals(12, comm.packExternalSize(3, Datatype.INT));
        packed.flip();
        int[] number = new int[1];
        short[] small = new short[1];
        comm.unpackExternal(packed, buffer(number));
        comm.unpackExternal(packed, buffer(small));
        assertEquals(0x01020304, number[0]);
        assertEquals(0x0506, small[0]);
    }

    @MpiTest
    void sizesAreThoseOfTheData(Communicator comm) {
        assertEquals(24, comm.packSize(3, Datatype.DOUBLE));
        assertEquals(0, comm.packSize(0, Datatype.DOUBLE));
        assertEquals(24_000_000_000L, comm.packSize(3_000_000_000L, Datatype.DOUBLE));
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        MpiBuffer three = buffer(new int[3]);
        ByteBuffer small = ByteBuffer.allocate(11);
        ByteBuffer readOnly = ByteBuffer.allocate(20).asReadOnlyBuffer();
        Expect.error(ErrorClass.TRUNCATE, () -> comm.pack(three, small), "11", "12");
        Expect.error(ErrorClass.TRUNCATE, () -> comm.unpack(small, three), "11", "12");
        Expect.error(ErrorClass.TRUNCATE, () -> comm.packExternal(three, small), "11", "12");
        Expect.error(ErrorClass.TRUNCATE, () -> comm.unpackExternal(small, three), "11", "12");
        assertEquals(0, small.position());
        Expect.error(ErrorClass.BUFFER, () -> comm.pack(three, readOnly), "read-only");
        Expect.error(ErrorClass.BUFFER, () -> comm.packExternal(three, readOnly), "read-only");
        Expect.error(ErrorClass.BUFFER, () -> comm.unpack(small, buffer(readOnly)), "read-only");
        Expect.error(ErrorClass.BUFFER, () -> comm.pack(MpiBuffer.IN_PLACE, small), "from");
        Expect.error(ErrorClass.BUFFER, () -> comm.unpack(small, MpiBuffer.NONE), "to");
        Expect.error(ErrorClass.COUNT, () -> comm.packSize(-1, Datatype.INT), "-1");
        Expect.error(ErrorClass.COUNT, () -> comm.packSize(Long.MAX_VALUE, Datatype.INT));
        Expect.error(ErrorClass.COUNT, () -> comm.packExternalSize(-1, Datatype.INT), "-1");
        Datatype closed = Datatype.contiguous(2, Datatype.INT);
        closed.close();
        Expect.error(ErrorClass.TYPE, () -> comm.packSize(1, closed));
    }
}
