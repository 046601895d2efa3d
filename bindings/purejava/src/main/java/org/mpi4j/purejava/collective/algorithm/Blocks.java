package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiBuffers;
import org.mpi4j.MpiChunks;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** One block of elements a rank: equal parts, varying chunks, separate buffers, or packed bytes. */
public interface Blocks {
    /**
     * One block.
     *
     * @param rank whose
     * @return its elements; may be empty
     */
    MpiBuffer of(int rank);

    /**
     * The length of one block.
     *
     * @param rank whose
     * @return bytes of data
     */
    long bytes(int rank);

    /**
     * Equal parts of a buffer.
     *
     * @param whole the parts, in rank order
     * @param size number of ranks
     * @return the blocks
     */
    static Blocks equal(MpiBuffer whole, int size) {
        return new EqualBlocks(whole, whole.count() / size);
    }

    /**
     * Varying chunks of a buffer.
     *
     * @param chunks one a rank
     * @return the blocks
     */
    static Blocks varying(MpiChunks chunks) {
        return new VaryingBlocks(chunks);
    }

    /**
     * Buffers that have nothing to do with each other.
     *
     * @param buffers one a rank
     * @return the blocks
     */
    static Blocks separate(MpiBuffers buffers) {
        return new SeparateBlocks(buffers);
    }

    /**
     * A copy of other blocks, as they are when the schedule gets there.
     *
     * @param schedule what copies them, and lends the memory
     * @param blocks what to copy
     * @return the copy
     */
    static Blocks copyOf(Schedule schedule, Blocks blocks) {
        return PackedBlocks.copyOf(schedule, blocks);
    }
}
