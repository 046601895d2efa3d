package org.mpi4j.purejava.collective.algorithm;

import org.mpi4j.MpiBuffer;
import org.mpi4j.purejava.collective.reduction.Reduction;
import org.mpi4j.purejava.collective.schedule.Schedule;

/** How every rank gets its part of the combination of all contributions. */
public interface ReduceScatter {
    /**
     * The problem of one rank.
     *
     * @param reduction how to combine
     * @param input this rank's contribution to all parts; not written
     * @param home where the result should be in the end if that can be; may be the start of {@code
     *     input} only if {@code reduction} does not adopt it
     * @param starts first element of each rank's part, and the end of the last
     */
    record Problem(Reduction reduction, MpiBuffer input, MpiBuffer home, int[] starts) {
        /** A rank's part of this rank's contribution. */
        MpiBuffer part(int rank) {
            return input.part(starts[rank], (long) starts[rank + 1] - starts[rank]);
        }
    }

    /**
     * Whether contributions are combined in rank order.
     *
     * @return false if it needs a commutative operation
     */
    boolean keepsRankOrder();

    /**
     * Adds what this rank does.
     *
     * @param schedule where to add it
     * @param problem the contribution and where the result goes
     */
    void plan(Schedule schedule, Problem problem);
}
