package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;

/**
 * Equal parts of a buffer, in rank order.
 *
 * @param whole all parts
 * @param each elements of one part
 */
record EqualBlocks(MpiBuffer whole, long each) implements Blocks {
    @Override
    public MpiBuffer of(int rank) {
        return run(rank, 1);
    }

    /** Blocks of consecutive ranks. */
    MpiBuffer run(int first, int ranks) {
        return whole.part(first * each, ranks * each);
    }

    @Override
    public long bytes(int rank) {
        return each * whole.datatype().size();
    }
}
