package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** Up a binomial tree, blocks of a subtree in one message; for blocks of equal length. */
public final class BinomialGather implements Gather {
    @Override
    public void plan(Schedule schedule, MpiBuffer own, int root) {
        int size = schedule.size();
        int relative = Ranks.shift(schedule.rank(), -root, size);
        int subtree = Ranks.subtree(relative, size);
        int parent = Ranks.shift(schedule.rank(), -Integer.lowestOneBit(relative), size);
        if (subtree == 1) {
            schedule.send(own, parent);
            return;
        }
        long each = own.dataBytes();
        PackedBlocks packed = new PackedBlocks(schedule, subtree, i -> each);
        schedule.copy(own, packed.of(0));
        receiveSubtrees(schedule, packed, subtree);
        schedule.send(packed.run(0, subtree), parent);
    }

    @Override
    public void planRoot(Schedule schedule, Blocks blocks) {
        int size = schedule.size();
        int root = schedule.rank();
        PackedBlocks packed =
                new PackedBlocks(schedule, size, i -> blocks.bytes(Ranks.shift(i, root, size)));
        receiveSubtrees(schedule, packed, size);
        for (int i = 1; i < size; i++) {
            schedule.copy(packed.of(i), blocks.of(Ranks.shift(i, root, size)));
        }
    }

    private static void receiveSubtrees(Schedule schedule, PackedBlocks packed, int subtree) {
        int size = schedule.size();
        for (int distance = 1; distance < subtree; distance <<= 1) {
            int run = Math.min(distance, subtree - distance);
            int child = Ranks.shift(schedule.rank(), distance, size);
            schedule.receive(packed.run(distance, run), child);
        }
        schedule.awaitAll();
    }
}
