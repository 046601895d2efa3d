package org.mpi4j.purejava.collective.algorithm;

import org.jspecify.annotations.Nullable;
import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Operand;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * The running result of one rank, and a spare operand of the same shape that other ranks' elements
 * are received into.
 */
public final class Accumulator {
    private final Schedule schedule;
    private final Reduction reduction;
    private Operand value;
    private @Nullable Operand spare;

    /**
     * An accumulator that starts with some elements.
     *
     * @param schedule what it adds its steps to
     * @param reduction how to combine
     * @param start copied in when the schedule gets there
     * @param home where the result should be in the end if that can be; overwritten
     */
    public Accumulator(Schedule schedule, Reduction reduction, MpiBuffer start, MpiBuffer home) {
        this(schedule, reduction, start, reduction.adopt(schedule, home));
    }

    /**
     * An accumulator that starts with some elements, in temporary memory.
     *
     * @param schedule what it adds its steps to
     * @param reduction how to combine
     * @param start copied in when the schedule gets there
     */
    public Accumulator(Schedule schedule, Reduction reduction, MpiBuffer start) {
        this(schedule, reduction, start, reduction.temporary(schedule, start.count()));
    }

    private Accumulator(Schedule schedule, Reduction reduction, MpiBuffer start, Operand value) {
        this.schedule = schedule;
        this.reduction = reduction;
        this.value = value;
        schedule.copy(start, value.buffer());
    }

    /**
     * Whether operands may be combined in any order.
     *
     * @return false if lower ranks must come first
     */
    public boolean isCommutative() {
        return reduction.isCommutative();
    }

    /**
     * The running result.
     *
     * @return its elements, as they are when the schedule gets there
     */
    public MpiBuffer value() {
        return value.buffer();
    }

    /**
     * Number of elements.
     *
     * @return the count
     */
    public int count() {
        return value.count();
    }

    /**
     * Some of the elements.
     *
     * @param from index of the first
     * @param to index after the last
     * @return those of the running result
     */
    MpiBuffer range(int from, int to) {
        return value.buffer().part(from, (long) to - from);
    }

    /** Where to receive before {@link #combineLower} or {@link #combineHigher}. */
    MpiBuffer inbox() {
        return spare().buffer();
    }

    /** Where to receive before {@link #combineRange}. */
    MpiBuffer inbox(int from, int to) {
        return spare().buffer().part(from, (long) to - from);
    }

    /** As long as the value even where only a range is received: ranges start at equal indices. */
    private Operand spare() {
        Operand present = spare;
        if (present == null) {
            present = reduction.temporary(schedule, count());
            spare = present;
        }
        return present;
    }

    /** Adds a step: what was received is of lower ranks. */
    void combineLower() {
        reduction.combine(schedule, spare(), value);
    }

    /**
     * Adds steps: some elements of this rank are combined as if they were of lower ranks.
     *
     * @param lower as many elements as there are
     */
    public void combineLower(MpiBuffer lower) {
        schedule.copy(lower, inbox());
        combineLower();
    }

    /** Adds a step: what was received is of higher ranks. */
    void combineHigher() {
        if (reduction.isCommutative()) {
            combineLower();
            return;
        }
        Operand higher = spare();
        reduction.combine(schedule, value, higher);
        spare = value;
        value = higher;
    }

    /** Adds a step: what was received belongs to some of the elements, in any order of ranks. */
    void combineRange(int from, int to) {
        int count = to - from;
        reduction.combine(schedule, spare().part(from, count), value.part(from, count));
    }

    /** Takes the result of another rank in place of the running one, of which nothing is kept. */
    void receiveValue(int source) {
        schedule.receive(value(), source);
    }

    /** Receives some elements of the result. */
    void receiveRange(int from, int to, int source) {
        schedule.receive(range(from, to), source);
    }

    /** Sends the running result. */
    void sendValue(int dest) {
        schedule.send(value(), dest);
    }

    /** Sends some elements of the running result. */
    void sendRange(int from, int to, int dest) {
        schedule.send(range(from, to), dest);
    }

    /** Both exchange their running results and combine them, the lower rank's first. */
    void exchange(int partner, Schedule with) {
        with.receive(inbox(), partner);
        sendValue(partner);
        with.awaitAll();
        if (partner < with.rank()) {
            combineLower();
        } else {
            combineHigher();
        }
    }
}
