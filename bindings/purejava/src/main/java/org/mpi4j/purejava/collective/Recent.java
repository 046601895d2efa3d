package org.mpi4j.purejava.collective;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Op;
import org.mpi4j.purejava.collective.schedule.Schedule;
import org.mpi4j.purejava.matching.Wire;

/**
 * The schedule of the last blocking call of one operation, to be run again if the next call has the
 * very same arguments: loops call with the same buffers, and writing the schedule anew costs a good
 * part of a short message, and garbage. Buffers and operators are immutable, so the same objects
 * mean the same steps.
 *
 * <p>It is held weakly: what the program drops, and the temporary memory of long messages, is not
 * kept from the garbage collector.
 *
 * @param <S> what is sent
 * @param <R> what is received
 */
final class Recent<S, R> {
    /**
     * Writes schedules. Arguments that the operation does not have are ignored.
     *
     * @param <S> what is sent
     * @param <R> what is received
     */
    interface Plan<S, R> {
        Schedule of(S send, R receive, Op op, int root);
    }

    /** A call and its schedule; equal calls have the same objects as arguments. */
    private record Entry(Object send, Object receive, Op op, int root, Schedule schedule) {
        boolean isFor(Object otherSend, Object otherReceive, Op otherOp, int otherRoot) {
            return send == otherSend
                    && receive == otherReceive
                    && op == otherOp
                    && root == otherRoot;
        }
    }

    private final Wire wire;
    private final Plans plans;
    private final Plan<S, R> plan;

    /** Empty while the schedule runs, so that a second thread never gets hold of it. */
    private final AtomicReference<@Nullable WeakReference<Entry>> last = new AtomicReference<>();

    Recent(Wire wire, Plans plans, Plan<S, R> plan) {
        this.wire = wire;
        this.plans = plans;
        this.plan = plan;
    }

    /** Runs the schedule of the last call again, or a new one. */
    void run(S send, R receive, Op op, int root) {
        WeakReference<Entry> held = last.getAndSet(null);
        Entry entry = held == null ? null : held.get();
        if (held == null || entry == null || !entry.isFor(send, receive, op, root)) {
            if (entry != null) {
                entry.schedule().release();
            }
            Schedule made = plan.of(send, receive, op, root);
            made.keep();
            entry = new Entry(send, receive, op, root, made);
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
