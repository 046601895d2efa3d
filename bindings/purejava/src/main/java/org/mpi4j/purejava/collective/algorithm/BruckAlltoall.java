package org.mpi4j.purejava.collective.algorithm;

import java.util.stream.IntStream;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * A block that has to go d ranks up goes 2^k ranks up for every bit k of d, together with all
 * others of which that is true: log2(p) messages instead of p - 1, for small blocks of equal
 * length.
 */
public final class BruckAlltoall implements Alltoall {
    @Override
    public void plan(Schedule schedule, Blocks send, Blocks receive) {
        int size = schedule.size();
        int rank = schedule.rank();
        long each = send.bytes(rank);
        PackedBlocks moving = new PackedBlocks(schedule, size, i -> each);
        PackedBlocks out = new PackedBlocks(schedule, (size + 1) / 2, i -> each);
        PackedBlocks in = new PackedBlocks(schedule, (size + 1) / 2, i -> each);
        for (int distance = 0; distance < size; distance++) {
            schedule.copy(send.of(Ranks.shift(rank, distance, size)), moving.of(distance));
        }
        for (int hop = 1; hop < size; hop <<= 1) {
            int[] hopping = hopping(hop, size);
            int count = hopping.length;
            for (int i = 0; i < count; i++) {
                schedule.copy(moving.of(hopping[i]), out.of(i));
            }
            schedule.receive(in.run(0, count), Ranks.shift(rank, -hop, size));
            schedule.send(out.run(0, count), Ranks.shift(rank, hop, size));
            schedule.awaitAll();
            for (int i = 0; i < count; i++) {
                schedule.copy(in.of(i), moving.of(hopping[i]));
            }
        }
        for (int distance = 0; distance < size; distance++) {
            schedule.copy(moving.of(distance), receive.of(Ranks.shift(rank, -distance, size)));
        }
    }

    /** The distances that have the bit {@code hop} set. */
    private static int[] hopping(int hop, int size) {
        return IntStream.range(0, size).filter(distance -> (distance & hop) != 0).toArray();
    }
}
