package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.purejava.transport.RawMemory;

/**
 * Buffers that have nothing to do with each other.
 *
 * @param buffers one a rank
 */
record SeparateBlocks(MpiBuffers buffers) implements Blocks {
    @Override
    public MpiBuffer of(int rank) {
        return RawMemory.reachable(buffers.get(rank));
    }

    @Override
    public long bytes(int rank) {
        return buffers.get(rank).dataBytes();
    }
}
