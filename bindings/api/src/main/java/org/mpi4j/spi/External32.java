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
final class External32 {
    private External32() {}

    /** Packs from the position of {@code to} on, without moving it. */
    static void pack(MpiBuffer from, ByteBuffer to) {
        int length = (int) from.dataBytes();
        Packing.pack(from, 0, new Memory(to.slice()), 0, length);
        swap(to.slice(), length, from.datatype().map());
    }

    /** Unpacks from the position of {@code from} on, without moving it or changing the bytes. */
    static void unpack(ByteBuffer from, MpiBuffer to) {
        int length = (int) to.dataBytes();
        ByteBuffer own = ByteBuffer.allocate(length);
        own.put(0, from, from.position(), length);
        swap(own, length, to.datatype().map());
        Packing.unpack(new Memory(own), 0, to, 0, length);
    }

    private static void swap(ByteBuffer bytes, int length, TypeMap map) {
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            return;
        }
        ByteBuffer big = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < length) {
            for (long block = 0; block < map.blockCount(); block++) {
                int end = at + (int) map.bytes(block);
                swap(big, little, at, end, map.primitive(block).bytes());
                at = end;
            }
        }
    }

    private static void swap(ByteBuffer to, ByteBuffer from, int first, int end, int width) {
        for (int at = first; at < end; at += width) {
            switch (width) {
                case Short.BYTES -> to.putShort(at, from.getShort(at));
                case Integer.BYTES -> to.putInt(at, from.getInt(at));
                case Long.BYTES -> to.putLong(at, from.getLong(at));
                default -> {
                    // Single bytes have no order.
                }
            }
        }
    }
}
