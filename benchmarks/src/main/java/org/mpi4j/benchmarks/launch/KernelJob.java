package org.mpi4j.benchmarks.launch;

import org.mpi4j.benchmarks.kernel.KernelName;
import org.mpi4j.benchmarks.kernel.Problem;

/**
 * One kernel on one problem and some ranks.
 *
 * @param kernel which
 * @param problem how large
 * @param ranks how many
 */
public record KernelJob(KernelName kernel, Problem problem, int ranks) {
    /**
     * Checks the number of ranks.
     *
     * @param kernel which
     * @param problem how large
     * @param ranks how many
     * @throws org.mpi4j.benchmarks.kernel.UnsupportedRanksException if the kernel cannot run on so
     *     many ranks
     */
    public KernelJob {
        kernel.requireRanks(ranks);
    }

    @Override
    public String toString() {
        String scale = problem.isPublished() ? "" : " x " + problem.scale();
        return kernel.text() + " " + problem.size() + scale + " on " + ranks;
    }
}
