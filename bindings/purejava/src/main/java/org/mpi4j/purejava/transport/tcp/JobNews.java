package org.mpi4j.purejava.transport.tcp;

/** Hears what is sent to a rank as a member of its job. */
@FunctionalInterface
public interface JobNews {
    /**
     * A rank has ended the job.
     *
     * @param exitCode the code that the job ends with
     * @param rank whoever ended it
     */
    void aborted(int exitCode, int rank);
}
