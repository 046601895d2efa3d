package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Datatype;
import org.mpi4j.TypeMap;

/**
 * The representation external32: big-endian. Java's primitives have the sizes that it gives to
 * their MPI types, so nothing but the order of bytes differs.
 *
 * @see "MPI 4.1 section 14.5.2"
 */
final class ExternalOrder {
    private ExternalOrder() {}

    /**
     * Converts packed elements, from the order of this machine or back.
     *
     * @param packed the data, without gaps, from the first element on
     * @param datatype type of the elements
     * @param length bytes of data; a value that is not there as a whole stays as it is
     */
    static void convert(ByteBuffer packed, Datatype datatype, long length) {
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            return;
        }
        int done = 0;
        while (done < length) {
            for (TypeMap.Block block : datatype.map().blocks()) {
                int end = (int) Math.min(length, done + block.bytes());
                reverse(packed, done, end, block.primitive().bytes());
                done = end;
            }
        }
    }

    private static void reverse(ByteBuffer data, int from, int to, int width) {
        int last = to - width;
        switch (width) {
            case 2 -> {
                for (int i = from; i <= last; i += 2) {
                    data.putShort(i, Short.reverseBytes(data.getShort(i)));
                }
            }
            case 4 -> {
                for (int i = from; i <= last; i += 4) {
                    data.putInt(i, Integer.reverseBytes(data.getInt(i)));
                }
            }
            case 8 -> {
                for (int i = from; i <= last; i += 8) {
                    data.putLong(i, Long.reverseBytes(data.getLong(i)));
                }
            }
            default -> {
                // Single bytes have no order.
            }
        }
    }
}
