package org.mpi4j.benchmarks.measure;

import org.mpi4j.benchmarks.plan.Effort;

/**
 * Divides the time of a run among its rounds: says how long a phase of a cell may last, for all
 * columns of a round alike. A first round is held so short that all rounds fit even if every phase
 * lasted to its bound; what it left over, later ones get.
 */
final class Pace {
    private static final double FOR_REPEATS = 0.15;

    /** Thrown away, warm-up, samples. */
    private static final int PHASES = 3;

    /** Starting ranks and loading MPI. */
    private static final double START_SECONDS = 1;

    /** Of a launch, for what is thrown away before anything is measured. */
    private static final double MOST_DISCARDED = 2.0 / 3;

    private static final int SHORTEST_MS = 5;

    /** Cells that reach their bound make a round longer by no more than that. */
    private static final double MOST_GROWTH = 2;

    private final int longestMs;
    private final int rounds;
    private final double seconds;
    private final int discardedMs;
    private int phaseMs;
    private double expected;

    /**
     * Plans the first round.
     *
     * @param effort how many rounds are wanted, and how long a phase may be
     * @param seconds for all of them
     * @param launches in a round
     * @param cells that all launches of a round measure together
     */
    Pace(Effort effort, double seconds, int launches, int cells) {
        this.longestMs = effort.longestPhaseMs();
        this.rounds = effort.rounds();
        this.seconds = seconds * (1 - forRepeats(effort));
        double round = this.seconds / rounds;
        double ofLaunch = round / launches;
        this.discardedMs =
                (int) Math.min(effort.longestDiscardedMs(), 1e3 * MOST_DISCARDED * ofLaunch);
        double forCells = Math.max(0, round - launches * (START_SECONDS + discardedMs / 1e3));
        this.phaseMs = bounded(1e3 * forCells / (cells * PHASES));
        this.expected = round;
    }

    /** The share of the time that is kept for repeating cells whose C twin spreads. */
    static double forRepeats(Effort effort) {
        return effort.extraRounds() > 0 ? FOR_REPEATS : 0;
    }

    /** For how long a launch runs all its cells before it measures the first, in milliseconds. */
    int discardedMs() {
        return discardedMs;
    }

    /** The bound of a phase in the next round, in milliseconds. */
    int phaseMs() {
        return phaseMs;
    }

    /** What the next round will take, in seconds, as far as can be told. */
    double expectedSeconds() {
        return expected;
    }

    /**
     * Plans the next round.
     *
     * @param ended how many whole rounds have ended
     * @param took what the last of them took, in seconds
     * @param gone since the start of the run, in seconds
     */
    void roundEnded(int ended, double took, double gone) {
        if (ended >= rounds) {
            expected = took;
            return;
        }
        double share = Math.max(0, seconds - gone) / (rounds - ended);
        double factor = Math.min(MOST_GROWTH, share / took);
        int next = bounded(phaseMs * factor);
        // What grows: only the phases that reached their bound.
        expected = took * Math.min(1, (double) next / phaseMs);
        phaseMs = next;
    }

    private int bounded(double ms) {
        return (int) Math.max(SHORTEST_MS, Math.min(longestMs, ms));
    }
}
