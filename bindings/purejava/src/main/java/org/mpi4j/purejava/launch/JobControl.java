package org.mpi4j.purejava.launch;

/** The life of a job, as one of its ranks sees it. */
public interface JobControl {
    /**
     * Does not return normally if the job was aborted. Cheap; called again and again by ranks that
     * wait.
     *
     * @throws org.mpi4j.MpiException with {@code PROC_FAILED} if the job was aborted
     */
    void check();

    /**
     * Does not return normally if a rank that has not finalised MPI is gone. May be slow.
     *
     * @throws org.mpi4j.MpiException with {@code PROC_FAILED} naming that rank
     */
    void checkPeers();

    /**
     * Ends the job. The other processes are told first, since printing takes long where nobody
     * reads.
     *
     * @param exitCode the code that the job ends with
     * @param reason why
     * @return an exception for the caller to throw, if this rank is not ended by the call itself
     */
    RuntimeException abort(int exitCode, String reason);

    /**
     * The same, with {@link org.mpi4j.spi.JobFailure#EXIT_CODE}, because this rank has failed.
     *
     * @param failure is printed
     * @param reason why
     * @return as {@link #abort}
     */
    RuntimeException fail(Throwable failure, String reason);

    /** This rank has finalised MPI: from now on it may go without notice. */
    void leave();

    /**
     * Whether the ranks on this host are more than its processors, so that a rank that waits must
     * let others run.
     *
     * @return true if waiting ranks should not spin
     */
    boolean isCrowded();
}
