package org.mpi4j.openmpi;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mpi4j.Info;
import org.mpi4j.raw.NativeMemory;
import org.mpi4j.raw.OpenMpi;

/**
 * Memory of MPI_Alloc_mem. A block is freed when no buffer shows it any more, in the course of a
 * later call to here: never by the collector, whose threads must not call MPI.
 */
final class NativeAllocations {
    /** A block whose buffers may still be reachable. */
    private static final class Block extends PhantomReference<ByteBuffer> {
        private final long address;

        Block(ByteBuffer whole, ReferenceQueue<ByteBuffer> queue, long address) {
            super(whole, queue);
            this.address = address;
        }
    }

    private final ReferenceQueue<ByteBuffer> unreachable = new ReferenceQueue<>();
    private final Set<Block> blocks = ConcurrentHashMap.newKeySet();

    /** All of a new block; slices and duplicates of this buffer keep it reachable. */
    ByteBuffer allocate(int bytes, Info info) {
        freeUnreachable();
        Area result = new Area(Long.BYTES);
        try (NativeInfo hints = NativeInfo.of(info)) {
            // A block without bytes has no address.
            int code = OpenMpi.MPI_Alloc_mem(Math.max(bytes, 1), hints.handle(), result.address());
            Errors.check("MPI_Alloc_mem", code);
        }
        long address = result.memory().getLong(0);
        ByteBuffer whole = NativeMemory.view(address, bytes);
        blocks.add(new Block(whole, unreachable, address));
        return whole;
    }

    /** Frees what can be; the rest is the operating system's when the process ends. */
    void freeUnreachable() {
        for (Reference<?> next = unreachable.poll(); next != null; next = unreachable.poll()) {
            Block block = (Block) next;
            blocks.remove(block);
            Errors.check("MPI_Free_mem", OpenMpi.MPI_Free_mem(block.address));
        }
    }
}
