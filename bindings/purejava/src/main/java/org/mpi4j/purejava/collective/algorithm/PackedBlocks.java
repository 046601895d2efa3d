package org.mpi4j.purejava.collective.algorithm;

import java.util.function.IntToLongFunction;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.collective.schedule.Temporary;

/** Blocks of data without gaps, one after the other in temporary memory. */
final class PackedBlocks implements Blocks {
    private final Temporary memory;
    private final long[] starts;

    /** Room for {@code count} blocks. */
    PackedBlocks(Schedule schedule, int count, IntToLongFunction bytes) {
        starts = new long[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = starts[i] + bytes.applyAsLong(i);
        }
        memory = schedule.temporary(Primitive.BYTE, starts[count]);
    }

    /** A copy of other blocks, as they are when the schedule gets there. */
    static PackedBlocks copyOf(Schedule schedule, Blocks blocks) {
        PackedBlocks copy = new PackedBlocks(schedule, schedule.size(), blocks::bytes);
        for (int i = 0; i < schedule.size(); i++) {
            schedule.copy(blocks.of(i), copy.of(i));
        }
        return copy;
    }

    @Override
    public MpiBuffer of(int index) {
        return run(index, 1);
    }

    /** Consecutive blocks. */
    MpiBuffer run(int first, int count) {
        return memory.part(starts[first], starts[first + count] - starts[first]);
    }

    @Override
    public long bytes(int index) {
        return starts[index + 1] - starts[index];
    }
}
