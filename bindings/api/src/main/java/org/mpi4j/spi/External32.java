package org.mpi4j.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.MpiBuffer;
import org.mpi4j.TypeMap;

/**
 * The portable representation: packed data in big-endian order. All Java primitives have the same
 * size in it as in memory.
 *
 * @see "MPI 4.1 sections 5.3 and 14.5.2"
 */
public final class External32 {
    private External32() {}

    /** Packs from the position of {@code to} on, without moving it. */
    static void pack(MpiBuffer from, ByteBuffer to) {
        int length = (int) from.dataBytes();
        Memory memory = new Memory(to.slice());
        Packing.pack(from, 0, memory, 0, length);
        convert(memory.bytes(), length, from.datatype().map(), 0);
    }

    /** Unpacks from the position of {@code from} on, without moving it or changing the bytes. */
    static void unpack(ByteBuffer from, MpiBuffer to) {
        int length = (int) to.dataBytes();
        Memory own = new Memory(ByteBuffer.allocate(length));
        own.bytes().put(0, from, from.position(), length);
        convert(own.bytes(), length, to.datatype().map(), 0);
        Packing.unpack(own, 0, to, 0, length);
    }

    /**
     * Converts packed elements in place, from the order of this machine or back.
     *
     * @param packed a range of the elements' data, without gaps, from index 0 on; any order
     * @param length bytes of data; a value that is not there as a whole stays as it is
     * @param map what an element is made of
     * @param start where the range starts in the data of all elements; the first byte of a value
     */
    public static void convert(ByteBuffer packed, int length, TypeMap map, long start) {
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN || length == 0) {
            return;
        }
        if (map.isDense()) {
            reverse(packed, 0, length, map.primitive(0).bytes());
            return;
        }
        long blocks = map.blockCount();
        long block = map.blockAt(start % map.size());
        long skipped = start % map.size() - map.packedStart(block);
        int done = 0;
        while (done < length) {
            int end = (int) Math.min(length, done + map.bytes(block) - skipped);
            reverse(packed, done, end, map.primitive(block).bytes());
            done = end;
            skipped = 0;
            block = (block + 1) % blocks;
        }
    }

    private static void reverse(ByteBuffer data, int from, int to, int width) {
        int last = to - width;
        switch (width) {
            case Short.BYTES -> {
                for (int i = from; i <= last; i += Short.BYTES) {
                    data.putShort(i, Short.reverseBytes(data.getShort(i)));
                }
            }
            case Integer.BYTES -> {
                for (int i = from; i <= last; i += Integer.BYTES) {
                    data.putInt(i, Integer.reverseBytes(data.getInt(i)));
                }
            }
            case Long.BYTES -> {
                for (int i = from; i <= last; i += Long.BYTES) {
                    data.putLong(i, Long.reverseBytes(data.getLong(i)));
                }
            }
            default -> {
                // Single bytes have no order.
            }
        }
    }
}
