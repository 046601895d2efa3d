package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.purejava.transport.RawMemory;

/**
 * Varying chunks of a buffer.
 *
 * @param chunks one a rank
 */
record VaryingBlocks(MpiChunks chunks) implements Blocks {
    @Override
    public MpiBuffer of(int rank) {
        return RawMemory.reachable(chunks.chunk(rank));
    }

    @Override
    public long bytes(int rank) {
        return chunks.count(rank) * chunks.whole().datatype().size();
    }
}
