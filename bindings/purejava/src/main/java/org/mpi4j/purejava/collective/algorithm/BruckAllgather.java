package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * In every round a rank sends all it has, down by as many ranks as it has blocks: log2(p) rounds
 * for any number of ranks, at the price of a copy. Blocks may differ in length.
 */
public final class BruckAllgather implements Allgather {
    @Override
    public void plan(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        int rank = schedule.rank();
        PackedBlocks mine =
                new PackedBlocks(schedule, size, i -> blocks.bytes(Ranks.shift(rank, i, size)));
        schedule.copy(blocks.of(rank), mine.of(0));
        for (int have = 1; have < size; have <<= 1) {
            int run = Math.min(have, size - have);
            schedule.receive(mine.run(have, run), Ranks.shift(rank, have, size));
            schedule.send(mine.run(0, run), Ranks.shift(rank, -have, size));
            schedule.awaitAll();
        }
        for (int i = 1; i < size; i++) {
            schedule.copy(mine.of(i), blocks.of(Ranks.shift(rank, i, size)));
        }
    }
}
