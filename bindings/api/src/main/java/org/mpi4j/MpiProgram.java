package org.mpi4j;

/** What each rank of a job runs; see {@link Mpi#run(String[], MpiProgram)}. */
@FunctionalInterface
public interface MpiProgram {
    /**
     * Runs one rank.
     *
     * @param mpi the environment of this rank; valid until this method returns
     * @throws Exception anything thrown here ends the whole job with a non-zero exit code
     */
    void run(Mpi mpi) throws Exception;
}
