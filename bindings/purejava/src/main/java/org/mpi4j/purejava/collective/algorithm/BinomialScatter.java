package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** Down a binomial tree, blocks of a subtree in one message; for blocks of equal length. */
public final class BinomialScatter implements Scatter {
    @Override
    public void plan(Schedule schedule, MpiBuffer own, int root) {
        int size = schedule.size();
        int relative = Ranks.shift(schedule.rank(), -root, size);
        int subtree = Ranks.subtree(relative, size);
        int parent = Ranks.shift(schedule.rank(), -Integer.lowestOneBit(relative), size);
        if (subtree == 1) {
            schedule.receive(own, parent);
            return;
        }
        long each = own.dataBytes();
        PackedBlocks packed = new PackedBlocks(schedule, subtree, i -> each);
        schedule.receive(packed.run(0, subtree), parent);
        schedule.awaitAll();
        sendSubtrees(schedule, packed, subtree);
        schedule.copy(packed.of(0), own);
    }

    @Override
    public void planRoot(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        int root = schedule.rank();
        PackedBlocks packed =
                new PackedBlocks(schedule, size, i -> blocks.bytes(Ranks.shift(i, root, size)));
        for (int i = 1; i < size; i++) {
            schedule.copy(blocks.of(Ranks.shift(i, root, size)), packed.of(i));
        }
        sendSubtrees(schedule, packed, size);
    }

    private static void sendSubtrees(Schedule schedule, PackedBlocks packed, int subtree) {
        int size = schedule.size();
        for (int distance = Ranks.ceilingPower(subtree) >> 1; distance > 0; distance >>= 1) {
            int run = Math.min(distance, subtree - distance);
            int child = Ranks.shift(schedule.rank(), distance, size);
            schedule.send(packed.run(distance, run), child);
        }
    }
}
