package org.mpi4j.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;

class PackingTest {
    private static byte[] packed(MpiBuffer from, int chunk) {
        int total = (int) from.dataBytes();
        Memory memory = Memory.allocateDirect(total + 8);
        for (int at = 0; at < total; at += chunk) {
            Packing.pack(from, at, memory, at, Math.min(chunk, total - at));
        }
        byte[] bytes = new byte[total];
        memory.bytes().get(0, bytes);
        return bytes;
    }

    private static void unpacked(byte[] bytes, MpiBuffer to, int chunk) {
        Memory memory = Memory.allocateDirect(bytes.length + 8);
        memory.bytes().put(0, bytes);
        for (int at = 0; at < bytes.length; at += chunk) {
            Packing.unpack(memory, at, to, at, Math.min(chunk, bytes.length - at));
        }
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }

    static Stream<Buffer> storages() {
        ByteBuffer direct = ByteBuffer.allocateDirect(96).order(ByteOrder.nativeOrder());
        ByteBuffer heap = ByteBuffer.allocate(96).order(ByteOrder.nativeOrder());
        return Stream.of(direct, heap)
                .flatMap(
                        b ->
                                Stream.of(
                                        b,
                                        b.asCharBuffer(),
                                        b.asShortBuffer(),
                                        b.asIntBuffer(),
                                        b.asLongBuffer(),
                                        b.asFloatBuffer(),
                                        b.asDoubleBuffer()));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void everyNioBufferIsCopiedBitForBit(Buffer nio) {
        MpiBuffer buffer = MpiBuffer.buffer(nio);
        byte[] expected = pattern((int) buffer.dataBytes());
        unpacked(expected, buffer, 24);
        assertArrayEquals(expected, packed(buffer, 40));
    }

    @Test
    void everyArrayIsCopiedBitForBit() {
        Stream.of(
                        MpiBuffer.buffer(new byte[50], 2, 48),
                        MpiBuffer.buffer(new char[50], 2, 48),
                        MpiBuffer.buffer(new short[50], 2, 48),
                        MpiBuffer.buffer(new int[50], 2, 48),
                        MpiBuffer.buffer(new long[50], 2, 48),
                        MpiBuffer.buffer(new float[50], 2, 48),
                        MpiBuffer.buffer(new double[50], 2, 48))
                .forEach(
                        buffer -> {
                            byte[] expected = pattern((int) buffer.dataBytes());
                            unpacked(expected, buffer, 16);
                            assertArrayEquals(expected, packed(buffer, 32), buffer.toString());
                        });
    }

    @Test
    void booleansAreZeroOrOne() {
        boolean[] flags = {true, false, true, true};
        assertArrayEquals(new byte[] {1, 0, 1}, packed(MpiBuffer.buffer(flags, 0, 3), 8));
        boolean[] back = new boolean[4];
        unpacked(new byte[] {0, 1, 5}, MpiBuffer.buffer(back, 1, 3), 8);
        assertArrayEquals(new boolean[] {false, false, true, true}, back);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 64, 1024})
    void columnOfAMatrixIsGatheredAndScattered(int chunk) {
        double[] matrix = IntStream.range(0, 12).asDoubleStream().toArray();
        double[] expected = {1, 5, 9, 2, 6, 10};
        try (Datatype column = Datatype.vector(3, 1, 4, Datatype.DOUBLE)) {
            ByteBuffer both = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
            both.put(packed(MpiBuffer.buffer(matrix, 1, 11).as(1, column), chunk));
            both.put(packed(MpiBuffer.buffer(matrix, 2, 10).as(1, column), chunk));
            double[] found = new double[6];
            both.flip().asDoubleBuffer().get(found);
            assertArrayEquals(expected, found);

            double[] target = new double[18];
            unpacked(both.array(), MpiBuffer.buffer(target).as(2, column), chunk);
            // The second element starts one extent (9 doubles) after the first.
            assertArrayEquals(
                    new double[] {1, 0, 0, 0, 5, 0, 0, 0, 9, 2, 0, 0, 0, 6, 0, 0, 0, 10}, target);
        }
    }

    @Test
    void viewsOfOneMemoryAgree() {
        Memory memory = Memory.allocateDirect(16);
        memory.copyIn(8, MpiBuffer.buffer(new long[] {0x0102030405060708L}), 0, 8);
        assertEquals(0x0102030405060708L, memory.bytes().getLong(8));
        assertEquals(16, memory.capacity());
    }
}
