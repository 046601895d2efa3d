package org.mpi4j.junit.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpi4j.junit.agent.Outcome;

/** The outcomes of a test as they come in, and how long to wait for the others. */
final class Collected {
    private final @Nullable Outcome[] outcomes;
    private int missing;
    private long deadline;

    Collected(int ranks, Duration limit) {
        outcomes = new Outcome[ranks];
        missing = ranks;
        deadline = System.nanoTime() + limit.toNanos();
    }

    synchronized void add(int rank, Outcome outcome) {
        if (outcomes[rank] != null) {
            return;
        }
        outcomes[rank] = outcome;
        missing--;
        if (!outcome.isHealthy() || outcome.kind() == Outcome.Kind.ABORTED) {
            deadline = Math.min(deadline, System.nanoTime() + Ranks.GRACE.toNanos());
        }
        notifyAll();
    }

    /** Puts another outcome in the place of a rank's own. */
    synchronized void replace(int rank, Outcome outcome) {
        if (outcomes[rank] == null) {
            missing--;
        }
        outcomes[rank] = outcome;
    }

    /** Waits until all are there or the time is over; true if all are there. */
    synchronized boolean await() throws InterruptedException {
        for (long left = left(); missing > 0 && left > 0; left = left()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return missing == 0;
    }

    private long left() {
        return deadline - System.nanoTime();
    }

    synchronized List<Integer> missing() {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < outcomes.length; rank++) {
            if (outcomes[rank] == null) {
                ranks.add(rank);
            }
        }
        return ranks;
    }

    synchronized boolean isHealthy() {
        for (Outcome outcome : outcomes) {
            if (outcome == null || !outcome.isHealthy()) {
                return false;
            }
        }
        return true;
    }

    synchronized List<Outcome> outcomes() {
        List<Outcome> all = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            all.add(outcome != null ? outcome : unfinished("no stack could be had"));
        }
        return all;
    }

    static Outcome unfinished(String stacks) {
        return new Outcome(Outcome.Kind.UNFINISHED, "had not finished; its threads:", stacks);
    }
}
