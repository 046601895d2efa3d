package org.mpi4j.purejava.collective;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.Wire;

/**
 * The schedule of the last short blocking call of one operation, to be run again if the next call
 * has the very same arguments: loops call with the same buffers, and writing the schedule anew
 * costs a good part of a short message. Buffers and operators are immutable, so the same objects
 * mean the same steps.
 *
 * <p>It is held weakly: what the program drops is not kept from the garbage collector.
 */
final class Recent {
    /** Longer messages take so long that writing the schedule does not matter. */
    private static final long SHORT_BYTES = 4096;

    /** Arguments; equal only if they are the same objects. */
    record Call(@Nullable MpiBuffer first, @Nullable MpiBuffer second, @Nullable Op op, int root) {
        /** Whichever buffer holds the data; the other may be insignificant. */
        long bytes() {
            return Math.max(bytes(first), bytes(second));
        }

        private static long bytes(@Nullable MpiBuffer buffer) {
            return buffer == null ? 0 : buffer.dataBytes();
        }
    }

    private record Entry(Call call, Schedule schedule) {}

    private final Wire wire;
    private final Plans plans;

    /** Empty while the schedule runs, so that a second thread never gets hold of it. */
    private final AtomicReference<@Nullable WeakReference<Entry>> last = new AtomicReference<>();

    Recent(Wire wire, Plans plans) {
        this.wire = wire;
        this.plans = plans;
    }

    /** Runs the schedule of the last call again, or a new one. */
    void run(Call call, Supplier<Schedule> plan) {
        if (call.bytes() > SHORT_BYTES) {
            wire.run(plan.get());
            return;
        }
        WeakReference<Entry> held = last.getAndSet(null);
        Entry entry = held == null ? null : held.get();
        if (held == null || entry == null || !entry.call().equals(call)) {
            if (entry != null) {
                entry.schedule().release();
            }
            entry = new Entry(call, plan.get());
            entry.schedule().keep();
            held = new WeakReference<>(entry);
        } else {
            entry.schedule().restart(plans.nextTag());
        }
        run(entry.schedule());
        last.set(held);
    }

    /** After an error it is not used again. */
    private void run(Schedule schedule) {
        boolean done = false;
        try {
            wire.run(schedule);
            done = true;
        } finally {
            if (!done) {
                schedule.release();
            }
        }
    }
}
