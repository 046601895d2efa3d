package org.mpi4j.purejava.launch;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** Thrown in ranks that are ended because another one has ended the job. */
public final class JobAbortedException extends MpiException {
    private static final long serialVersionUID = 1L;

    /**
     * The job was ended.
     *
     * @param reason why
     */
    public JobAbortedException(String reason) {
        super(ErrorClass.PROC_FAILED, "the job was ended: " + reason);
    }
}
