package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Pairs of ranks exchange all they have, at distances 1, 2, 4 and so on: log2(p) rounds without a
 * copy, for equal blocks and p a power of two; {@link BruckAllgather} otherwise.
 */
public final class RecursiveDoublingAllgather implements Allgather {
    @Override
    public void plan(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        if (blocks instanceof EqualBlocks equal && Integer.bitCount(size) == 1) {
            exchange(schedule, equal);
        } else {
            new BruckAllgather().plan(schedule, blocks);
        }
    }

    private static void exchange(Schedule schedule, EqualBlocks blocks) {
        int rank = schedule.rank();
        for (int have = 1; have < schedule.size(); have <<= 1) {
            int partner = rank ^ have;
            schedule.receive(blocks.run(partner & -have, have), partner);
            schedule.send(blocks.run(rank & -have, have), partner);
            schedule.awaitAll();
        }
    }
}
