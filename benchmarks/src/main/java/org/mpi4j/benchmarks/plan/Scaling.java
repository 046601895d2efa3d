package org.mpi4j.benchmarks.plan;

import org.mpi4j.benchmarks.kernel.Problem;

/** What becomes of a problem when there are more ranks. */
public enum Scaling {
    /** The same problem: twice the ranks should take half the time. */
    STRONG,
    /** A problem that grows with the ranks: it should take the same time. */
    WEAK;

    /**
     * The problem for a number of ranks.
     *
     * @param size class of the problem of one rank
     * @param ranks how many; a power of two for weak scaling
     * @return the problem
     * @throws IllegalArgumentException if a problem cannot grow by this number of ranks
     */
    public Problem problem(Problem.Size size, int ranks) {
        return new Problem(size, this == STRONG ? 1 : ranks);
    }

    /**
     * How many times more work is done in a time than by the ranks that it is compared with.
     *
     * @param baseRanks the ranks that it is compared with
     * @param baseSeconds the time that those took
     * @param ranks how many
     * @param seconds the time that they took
     * @return the ratio of the ranks at best
     */
    public double speedUp(int baseRanks, double baseSeconds, int ranks, double seconds) {
        double work = this == STRONG ? 1 : (double) ranks / baseRanks;
        return work * baseSeconds / seconds;
    }
}
