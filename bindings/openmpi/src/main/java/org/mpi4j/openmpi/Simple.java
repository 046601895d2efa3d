package org.mpi4j.openmpi;

import org.mpi4j.MpiBuffer;

/**
 * Buffers that a call can give to MPI as they are or as a short copy, so that nothing has to be
 * bound or made for it: predefined elements outside the heap, or few of them in an array.
 */
final class Simple {
    private static final int LONGEST_COPY = Math.min(SlabPool.SMALLEST, HeldArrays.SHORTEST) - 1;

    private Simple() {}

    /** For a blocking call, whose copy is in memory of the thread's. */
    static boolean isSimple(MpiBuffer buffer) {
        return isSimple(buffer, LONGEST_COPY);
    }

    /** For an operation that may stay under way, whose copy is in a slab of its own. */
    static boolean isSimpleUnderWay(MpiBuffer buffer) {
        return isSimple(buffer, SlabPool.SMALLEST);
    }

    private static boolean isSimple(MpiBuffer buffer, int longestCopy) {
        return buffer.datatype().isPredefined()
                && (Operand.isOutside(buffer)
                        ? buffer.count() <= Integer.MAX_VALUE
                        : isShortArray(buffer, longestCopy));
    }

    private static boolean isShortArray(MpiBuffer buffer, int longest) {
        return buffer.storage() == MpiBuffer.Storage.ARRAY
                && buffer.dataBytes() <= longest
                && buffer.datatype().map().isDense();
    }

    static long type(MpiBuffer buffer) {
        return NativeDatatype.of(buffer.datatype()).handle();
    }

    /** Where MPI reads it. */
    static long input(MpiBuffer buffer, Slab copy) {
        if (Operand.isOutside(buffer)) {
            return Operand.addressOf(buffer);
        }
        copy.memory().copyIn(0, buffer, 0, (int) buffer.dataBytes());
        return copy.address();
    }

    /** Where MPI writes it; {@link #finish} follows. */
    static long output(MpiBuffer buffer, Slab copy) {
        return Operand.isOutside(buffer) ? Operand.addressOf(buffer) : copy.address();
    }

    /** Brings what MPI has written to where it belongs. */
    static void finish(MpiBuffer buffer, Slab copy) {
        if (!Operand.isOutside(buffer)) {
            copy.memory().copyOut(0, buffer, 0, (int) buffer.dataBytes());
        }
    }
}
