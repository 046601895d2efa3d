package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.TypeConstructor;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * The root deals the message out along a binomial tree, then the pieces go round a ring: every rank
 * sends about twice the message however many ranks there are.
 */
public final class ScatterAllgatherBcast implements Bcast {
    /** Pieces start at a multiple of it, so that no element of any primitive is cut. */
    private static final long UNIT = 8;

    @Override
    public void plan(Schedule schedule, MpiBuffer buffer, int root) {
        int size = schedule.size();
        int relative = Ranks.shift(schedule.rank(), -root, size);
        MpiBuffer message = contiguous(schedule, buffer);
        if (message != buffer && relative == 0) {
            schedule.copy(buffer, message);
        }
        scatter(schedule, message, relative, root);
        ring(schedule, message, relative);
        if (message != buffer && relative != 0) {
            schedule.copy(message, buffer);
        }
    }

    /** The message as a run of primitives or bytes, which can be cut anywhere between units. */
    private static MpiBuffer contiguous(Schedule schedule, MpiBuffer buffer) {
        if (buffer.datatype().constructor() instanceof TypeConstructor.Named) {
            return buffer;
        }
        long bytes = buffer.dataBytes();
        return schedule.temporary(Primitive.BYTE, bytes).part(0, bytes);
    }

    private static void scatter(Schedule schedule, MpiBuffer message, int relative, int root) {
        int size = schedule.size();
        int reach = Ranks.ceilingPower(size);
        if (relative != 0) {
            reach = Integer.lowestOneBit(relative);
            int parent = Ranks.shift(relative - reach, root, size);
            schedule.receive(pieces(message, relative, relative + reach, size), parent);
            schedule.awaitAll();
        }
        for (int distance = reach >> 1; distance > 0; distance >>= 1) {
            int child = relative + distance;
            if (child < size) {
                MpiBuffer part = pieces(message, child, child + distance, size);
                schedule.send(part, Ranks.shift(child, root, size));
            }
        }
    }

    private static void ring(Schedule schedule, MpiBuffer message, int relative) {
        int size = schedule.size();
        int right = Ranks.shift(schedule.rank(), 1, size);
        int left = Ranks.shift(schedule.rank(), -1, size);
        for (int step = 0; step < size - 1; step++) {
            int out = Ranks.shift(relative, -step, size);
            int in = Ranks.shift(relative, -step - 1, size);
            schedule.awaitAll();
            // The root has every piece already.
            if (relative != 0) {
                schedule.receive(pieces(message, in, in + 1, size), left);
            }
            if (relative != size - 1) {
                schedule.send(pieces(message, out, out + 1, size), right);
            }
        }
        schedule.awaitAll();
    }

    private static MpiBuffer pieces(MpiBuffer message, int first, int end, int size) {
        long unit = UNIT / message.datatype().size();
        long units = (message.count() + unit - 1) / unit;
        long each = (units + size - 1) / size * unit;
        long from = Math.min(first * each, message.count());
        long to = Math.min(end * each, message.count());
        return message.part(from, to - from);
    }
}
