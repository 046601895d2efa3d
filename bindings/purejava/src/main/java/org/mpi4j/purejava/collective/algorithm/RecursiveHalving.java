package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.purejava.collective.schedule.Schedule;

/**
 * Vector halving among a power of two of participants, each of which owns one range of the
 * elements: {@link #reduce} leaves each with its range of the combination, {@link #collect} gives
 * every one all ranges.
 */
final class RecursiveHalving {
    private final Schedule schedule;
    private final PowerOfTwo ranks;
    private final Accumulator sum;
    private final int[] starts;

    /**
     * Ranges of any length.
     *
     * @param starts first element of each participant's range, and the end of the last
     */
    RecursiveHalving(Schedule schedule, PowerOfTwo ranks, Accumulator sum, int[] starts) {
        this.schedule = schedule;
        this.ranks = ranks;
        this.sum = sum;
        this.starts = starts;
    }

    /** Ranges as equal as can be. */
    static int[] evenStarts(int count, int ranges) {
        int[] starts = new int[ranges + 1];
        for (int i = 0; i <= ranges; i++) {
            starts[i] = (int) ((long) count * i / ranges);
        }
        return starts;
    }

    void reduce() {
        for (int half = ranks.size() >> 1; half > 0; half >>= 1) {
            int mine = ranks.rank() & -half;
            int theirs = mine ^ half;
            int partner = ranks.real(ranks.rank() ^ half);
            int from = starts[mine];
            int to = starts[mine + half];
            schedule.receive(sum.inbox(from, to), partner);
            sum.sendRange(starts[theirs], starts[theirs + half], partner);
            schedule.awaitAll();
            sum.combineRange(from, to);
        }
    }

    /** Brings all ranges to one participant, up a binomial tree. */
    void gather(int to) {
        for (int half = 1; half < ranks.size(); half <<= 1) {
            int mine = ranks.rank() & -half;
            int theirs = mine ^ half;
            int partner = ranks.real(ranks.rank() ^ half);
            if (((ranks.rank() ^ to) & half) != 0) {
                sum.sendRange(starts[mine], starts[mine + half], partner);
                return;
            }
            sum.receiveRange(starts[theirs], starts[theirs + half], partner);
            schedule.awaitAll();
        }
    }

    void collect() {
        for (int half = 1; half < ranks.size(); half <<= 1) {
            int mine = ranks.rank() & -half;
            int theirs = mine ^ half;
            int partner = ranks.real(ranks.rank() ^ half);
            sum.receiveRange(starts[theirs], starts[theirs + half], partner);
            sum.sendRange(starts[mine], starts[mine + half], partner);
            schedule.awaitAll();
        }
    }
}
