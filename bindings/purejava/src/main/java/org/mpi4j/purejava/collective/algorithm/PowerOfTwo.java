package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Makes any number of ranks a power of two: of the first 2r ranks, the even ones give their
 * contribution to their upper neighbours and get the result from them in the end. What the others
 * hold stays in rank order.
 */
final class PowerOfTwo {
    private final int rank;
    private final int power;
    private final int folded;

    PowerOfTwo(Schedule schedule) {
        this.rank = schedule.rank();
        this.power = Integer.highestOneBit(schedule.size());
        this.folded = schedule.size() - power;
    }

    /** Number of ranks that take part. */
    int size() {
        return power;
    }

    /** Whether this rank gives its contribution away. */
    boolean isSpectator() {
        return rank < 2 * folded && rank % 2 == 0;
    }

    /** The number of this rank among those that take part. */
    int rank() {
        return holder(rank);
    }

    /** The participant that holds the contribution of a rank in the communicator. */
    int holder(int of) {
        return of < 2 * folded ? of / 2 : of - folded;
    }

    /** The rank in the communicator of one that takes part. */
    int real(int participant) {
        return participant < folded ? 2 * participant + 1 : participant + folded;
    }

    /** The lowest rank in the communicator whose contribution a participant holds. */
    int lowest(int participant) {
        return participant < folded ? 2 * participant : participant + folded;
    }

    private boolean holdsTwo() {
        return rank < 2 * folded && rank % 2 == 1;
    }

    /** Spectators give their contributions. */
    void fold(Schedule schedule, Accumulator sum) {
        if (isSpectator()) {
            sum.sendValue(rank + 1);
            schedule.awaitAll();
        } else if (holdsTwo()) {
            schedule.receive(sum.inbox(), rank - 1);
            schedule.awaitAll();
            sum.combineLower();
        }
    }

    /** Spectators get the result. */
    void unfold(Accumulator sum) {
        if (isSpectator()) {
            sum.receiveValue(rank + 1);
        } else if (holdsTwo()) {
            sum.sendValue(rank - 1);
        }
    }
}
