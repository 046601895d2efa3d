package org.mpi4j.benchmarks.measure;

import org.mpi4j.benchmarks.launch.KernelBackend;
import org.mpi4j.benchmarks.launch.KernelJob;
import org.mpi4j.benchmarks.launch.KernelRun;
import org.mpi4j.benchmarks.launch.LaunchException;

/** Is told what happens to kernels while it happens. */
public interface KernelProgress {
    /**
     * A launch begins.
     *
     * @param job what is run
     * @param backend on what
     * @param round from 1
     */
    void launching(KernelJob job, KernelBackend backend, int round);

    /**
     * The launch has come to its end, with the right result or a wrong one.
     *
     * @param job what was run
     * @param backend on what
     * @param round from 1
     * @param run what it gave
     * @param secondsLeft estimate of the time until all is done
     */
    void launched(
            KernelJob job, KernelBackend backend, int round, KernelRun run, double secondsLeft);

    /**
     * The launch did not come to its end.
     *
     * @param failure why
     */
    void failed(LaunchException failure);
}
