package org.mpi4j.purejava.launch;

import org.mpi4j.spi.JobFailure;

/** What a rank prints when it is ended, or ends the others. */
final class LastWords {
    private LastWords() {}

    /** Ends this process, and with it the job. Whoever has to be told of it knows already. */
    static JobAbortedException abort(int rank, int size, int exitCode, String reason) {
        System.err.println("mpi4j: rank " + rank + " of " + size + " ends the job: " + reason);
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
        return new JobAbortedException(reason);
    }

    /** The same because of a failure. */
    static JobAbortedException fail(int rank, int size, Throwable failure, String reason) {
        JobFailure.report(rank, size, failure);
        return abort(rank, size, JobFailure.EXIT_CODE, reason);
    }

    /** Ends this process, because another rank has ended the job. */
    static JobAbortedException end(int rank, int size, Abort abort) {
        String reason = "rank " + abort.rank() + " has ended the job";
        System.err.println("mpi4j: rank " + rank + " of " + size + " ends, because " + reason);
        System.err.flush();
        Runtime.getRuntime().halt(abort.exitCode());
        return new JobAbortedException(reason);
    }
}
