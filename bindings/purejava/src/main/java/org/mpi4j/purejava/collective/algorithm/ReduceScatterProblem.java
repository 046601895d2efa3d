package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Reduction;

/** What one rank has and wants in a {@link ReduceScatter}. */
public final class ReduceScatterProblem {
    private final Reduction reduction;
    private final MpiBuffer input;
    private final MpiBuffer home;
    private final int[] starts;

    /**
     * A problem.
     *
     * @param reduction how to combine
     * @param input this rank's contribution to all parts; not written before {@code home} is
     * @param home overwritten with the result at the very end; may be the start of {@code input}
     * @param starts first element of each rank's part, and the end of the last
     */
    public ReduceScatterProblem(
            Reduction reduction, MpiBuffer input, MpiBuffer home, int[] starts) {
        this.reduction = reduction;
        this.input = input;
        this.home = home;
        this.starts = starts;
    }

    Reduction reduction() {
        return reduction;
    }

    MpiBuffer input() {
        return input;
    }

    MpiBuffer home() {
        return home;
    }

    /** First element of a rank's part; for the number of ranks, the end of the last part. */
    int start(int rank) {
        return starts[rank];
    }

    /** A rank's part of this rank's contribution. */
    MpiBuffer part(int rank) {
        return input.part(starts[rank], (long) starts[rank + 1] - starts[rank]);
    }
}
