package org.mpi4j.openmpi;

import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.JobFailure;
import org.mpi4j.spi.LaunchEnvironment;

/** Ends the whole job. Nothing here returns, whatever goes wrong on the way. */
final class JobEnd {
    /** How long MPI may take to end this process before the process ends itself. */
    private static final long PATIENCE_MILLIS = 2000;

    private JobEnd() {}

    /**
     * Prints what a rank's program threw, and ends the job with a non-zero code.
     *
     * @return never; for callers to throw, so that the compiler knows
     */
    static AssertionError fail(Throwable failure) {
        try {
            report(failure);
        } finally {
            abort(JobFailure.EXIT_CODE);
        }
        return new AssertionError("the process has ended", failure);
    }

    /** Ends the job with a code. */
    static void abort(int exitCode) {
        try {
            System.out.flush();
            System.err.flush();
            endThoughMpiIsSlow(exitCode);
            if (Environment.isMpiActive()) {
                OpenMpi.MPI_Abort(OpenMpi.MPI_COMM_WORLD, exitCode);
            }
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private static void endThoughMpiIsSlow(int exitCode) {
        Thread guard =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(PATIENCE_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                Runtime.getRuntime().halt(exitCode);
                            }
                        },
                        "mpi4j-abort");
        guard.setDaemon(true);
        guard.start();
    }

    private static void report(Throwable failure) {
        if (Environment.isMpiActive()) {
            int[] rank = new int[1];
            int[] size = new int[1];
            Errors.check("MPI_Comm_rank", OpenMpi.MPI_Comm_rank(OpenMpi.MPI_COMM_WORLD, rank));
            Errors.check("MPI_Comm_size", OpenMpi.MPI_Comm_size(OpenMpi.MPI_COMM_WORLD, size));
            JobFailure.report(rank[0], size[0], failure);
            return;
        }
        LaunchEnvironment.detect()
                .ifPresentOrElse(
                        job -> JobFailure.report(job.rank(), job.size(), failure),
                        () -> JobFailure.report(0, 1, failure));
    }
}
