package org.mpi4j.purejava.collective.schedule;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.Primitive;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;

/** Copies the elements of one buffer into another of the same length in bytes, of any datatype. */
final class LocalCopy {
    /** Fits into the first-level cache together with the other side; a multiple of 8. */
    private static final int SLAB = 16 << 10;

    private final MpiBuffer from;
    private final MpiBuffer to;

    /** The byte array of one side, where elements of the other can be packed straight. */
    private @Nullable Memory array;

    LocalCopy(MpiBuffer from, MpiBuffer to) {
        this.from = from;
        this.to = to;
    }

    void run(Scratch scratch) {
        long bytes = from.dataBytes();
        if (bytes == 0) {
            return;
        }
        if (isPlainArray(from) && isPlainArray(to) && from.element() == to.element()) {
            int unit = from.element().bytes();
            int source = (int) (from.byteOffset() / unit);
            int target = (int) (to.byteOffset() / unit);
            System.arraycopy(from.base(), source, to.base(), target, (int) (bytes / unit));
        } else if (isBytesFor(to, from)) {
            Packing.pack(from, 0, memory(to), (int) to.byteOffset(), (int) bytes);
        } else if (isBytesFor(from, to)) {
            Packing.unpack(memory(from), (int) from.byteOffset(), to, 0, (int) bytes);
        } else {
            throughSlab(scratch, bytes);
        }
    }

    private static boolean isPlainArray(MpiBuffer buffer) {
        return buffer.storage() == Storage.ARRAY && buffer.datatype().map().isDense();
    }

    /** Whether {@code bytes} can be packed into in one go: worth the views if it is long. */
    private static boolean isBytesFor(MpiBuffer bytes, MpiBuffer other) {
        return bytes.dataBytes() > SLAB
                && bytes.element() == Primitive.BYTE
                && isPlainArray(bytes)
                && bytes.byteOffset() % other.element().bytes() == 0;
    }

    private Memory memory(MpiBuffer side) {
        Memory made = array;
        if (made == null) {
            made = new Memory(ByteBuffer.wrap((byte[]) side.base()));
            array = made;
        }
        return made;
    }

    private void throughSlab(Scratch scratch, long bytes) {
        Temporary lent = scratch.take(Primitive.BYTE, SLAB);
        Memory slab = lent.memory();
        for (long done = 0; done < bytes; done += SLAB) {
            int run = (int) Math.min(SLAB, bytes - done);
            Packing.pack(from, done, slab, 0, run);
            Packing.unpack(slab, 0, to, done, run);
        }
        scratch.give(lent);
    }
}
