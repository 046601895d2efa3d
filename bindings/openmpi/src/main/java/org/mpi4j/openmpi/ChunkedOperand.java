package org.mpi4j.openmpi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Datatype;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffer.Storage;
import org.mpi4j.MpiChunks;
import org.mpi4j.Primitive;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.Packing;

/**
 * Storage in chunks as MPI takes it: address, counts, displacements and datatype. Chunks on the
 * heap are copied through a slab in which they follow each other, so that gaps are neither copied
 * nor written; chunks that overlap, which are only ever sent, keep their places there.
 */
final class ChunkedOperand {
    private static final NativeDatatype NO_TYPE = NativeDatatype.of(Primitive.BYTE);

    private MpiChunks chunks = MpiChunks.NONE;
    private long address;
    private NativeDatatype type = NO_TYPE;
    private @Nullable Slab layout;
    private @Nullable Slab slab;
    private boolean output;

    /** The chunks that were copied in, for operations that take place again. */
    private int filledFrom;

    private int filledTo;

    /** Binds what MPI only reads. */
    void input(MpiChunks from) {
        bind(from);
        fill(0, from.size());
    }

    private void fill(int first, int end) {
        filledFrom = first;
        filledTo = end;
        for (int i = first; i < end; i++) {
            pack(i);
        }
    }

    /** Brings the same chunks again, as they are now. */
    void refill() {
        fill(filledFrom, filledTo);
    }

    /** Binds what MPI overwrites. */
    void output(MpiChunks to) {
        bind(to);
        output = true;
    }

    /** Binds what MPI reads and overwrites. */
    void inOut(MpiChunks both) {
        input(both);
        output = true;
    }

    /** Brings one chunk to where MPI reads it. */
    void copyIn(int chunk) {
        fill(chunk, chunk + 1);
    }

    private void pack(int chunk) {
        Slab staging = slab;
        if (staging != null) {
            MpiBuffer whole = chunks.whole();
            long size = whole.datatype().size();
            long from = chunks.displacement(chunk) * size;
            int length = (int) (chunks.count(chunk) * size);
            Packing.pack(whole, from, staging.memory(), staged(chunk), length);
        }
    }

    /** Brings to the storage what MPI wrote, if it is an output. */
    void finish() {
        Slab staging = slab;
        if (!output || staging == null) {
            return;
        }
        MpiBuffer whole = chunks.whole();
        long size = whole.datatype().size();
        for (int i = 0; i < chunks.size(); i++) {
            int length = (int) (chunks.count(i) * size);
            long to = chunks.displacement(i) * size;
            Packing.unpack(staging.memory(), staged(i), whole, to, length);
        }
    }

    /** Lets go of everything; does nothing if nothing is bound. */
    void release() {
        type.release();
        type = NO_TYPE;
        giveBack(layout);
        layout = null;
        giveBack(slab);
        slab = null;
        chunks = MpiChunks.NONE;
        output = false;
        filledTo = 0;
        address = 0;
    }

    long address() {
        return address;
    }

    long counts() {
        return layout == null ? 0 : layout.address();
    }

    long displacements() {
        return layout == null ? 0 : layout.address() + (long) chunks.size() * Integer.BYTES;
    }

    long type() {
        return type.handle();
    }

    private void bind(MpiChunks given) {
        Storage storage = given.whole().storage();
        if (storage == Storage.IN_PLACE) {
            address = OpenMpi.MPI_IN_PLACE;
        } else if (storage == Storage.DIRECT || storage == Storage.ADDRESS) {
            chunks = given;
            type = NativeDatatype.of(given.whole().datatype()).use();
            address = given.whole().address(NativeMemory::address);
            ByteBuffer memory = layOut(given.size());
            for (int i = 0; i < given.size(); i++) {
                place(memory, i, given.count(i), given.displacement(i));
            }
        } else if (storage != Storage.NONE) {
            stage(given);
        }
    }

    private void stage(MpiChunks given) {
        Datatype datatype = given.whole().datatype();
        long elements = given.overlaps() ? given.span() : given.total();
        int bytes = Counts.staged(elements * datatype.size());
        type = Form.PACKED.type(datatype).use();
        chunks = given;
        ByteBuffer memory = layOut(given.size());
        long unit = Form.unit(datatype);
        long next = 0;
        for (int i = 0; i < given.size(); i++) {
            long at = given.overlaps() && given.count(i) > 0 ? given.displacement(i) : next;
            place(memory, i, given.count(i) * unit, at * unit);
            next += given.overlaps() ? 0 : given.count(i);
        }
        Slab staging = SlabPool.SHARED.acquire(bytes);
        slab = staging;
        address = staging.address();
    }

    private ByteBuffer layOut(int size) {
        Slab made = SlabPool.SHARED.acquire(Math.multiplyExact(size, 2 * Integer.BYTES));
        layout = made;
        return made.memory().bytes();
    }

    private void place(ByteBuffer memory, int chunk, long count, long displacement) {
        memory.putInt(chunk * Integer.BYTES, Counts.narrow(count));
        int at = (chunks.size() + chunk) * Integer.BYTES;
        memory.putInt(at, Counts.narrow(displacement));
    }

    /** Where a chunk starts in the slab, in bytes. */
    private int staged(int chunk) {
        if (layout == null) {
            return 0;
        }
        int at = (chunks.size() + chunk) * Integer.BYTES;
        Datatype datatype = chunks.whole().datatype();
        long unit = Math.max(1, Form.unit(datatype));
        return (int) (layout.memory().bytes().getInt(at) * (datatype.size() / unit));
    }

    private static void giveBack(@Nullable Slab used) {
        if (used != null) {
            SlabPool.SHARED.release(used);
        }
    }
}
