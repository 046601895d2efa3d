package org.mpi4j.spi;

import org.mpi4j.MpiBuffer;
import org.mpi4j.TypeMap;

/**
 * The elements of a buffer as one stream of bytes without gaps, in the order in which they are
 * sent. Ranges of the stream are moved between the buffer's storage and plain memory, whatever the
 * buffer's datatype is.
 *
 * @see "MPI_Pack and MPI_Unpack, MPI 4.1 section 5.2"
 */
public final class Packing {
    private Packing() {}

    /**
     * Packs a range of the stream.
     *
     * @param from the buffer
     * @param offset start of the range in the stream
     * @param to where to write
     * @param at offset there
     * @param length length of the range
     */
    public static void pack(MpiBuffer from, long offset, Memory to, int at, int length) {
        if (from.datatype().map().isDense()) {
            to.copyIn(at, from, offset, length);
        } else {
            walk(
                    from,
                    offset,
                    length,
                    (stored, done, run) -> to.copyIn(at + done, from, stored, run));
        }
    }

    /**
     * Unpacks into a range of the stream.
     *
     * @param from where to read
     * @param at offset there
     * @param to the buffer
     * @param offset start of the range in the stream
     * @param length length of the range
     */
    public static void unpack(Memory from, int at, MpiBuffer to, long offset, int length) {
        if (to.datatype().map().isDense()) {
            from.copyOut(at, to, offset, length);
        } else {
            walk(
                    to,
                    offset,
                    length,
                    (stored, done, run) -> from.copyOut(at + done, to, stored, run));
        }
    }

    private interface Run {
        /**
         * {@code run} bytes at {@code stored} in the storage are those at {@code done} in the
         * range.
         */
        void move(long stored, int done, int run);
    }

    private static void walk(MpiBuffer buffer, long offset, int length, Run mover) {
        if (length == 0) {
            return;
        }
        TypeMap map = buffer.datatype().map();
        long extent = map.extent();
        long blocks = map.blockCount();
        long element = offset / map.size();
        long block = map.blockAt(offset % map.size());
        long skipped = offset % map.size() - map.packedStart(block);
        int done = 0;
        while (done < length) {
            int run = (int) Math.min(map.bytes(block) - skipped, length - done);
            mover.move(element * extent + map.offset(block) + skipped, done, run);
            done += run;
            skipped = 0;
            block++;
            if (block == blocks) {
                block = 0;
                element++;
            }
        }
    }
}
