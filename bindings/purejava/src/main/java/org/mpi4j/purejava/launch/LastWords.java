package org.mpi4j.purejava.launch;

/** What a rank prints when it is ended, or ends the others. */
final class LastWords {
    private LastWords() {}

    static void announce(int rank, int size, String reason) {
        System.err.println("mpi4j: rank " + rank + " of " + size + " ends the job: " + reason);
        System.err.flush();
    }

    /** Ends this process. */
    static JobAbortedException end(int rank, int size, Abort abort) {
        String reason = "rank " + abort.rank() + " has ended the job";
        System.err.println("mpi4j: rank " + rank + " of " + size + " ends, because " + reason);
        System.err.flush();
        Runtime.getRuntime().halt(abort.exitCode());
        return new JobAbortedException(reason);
    }
}
